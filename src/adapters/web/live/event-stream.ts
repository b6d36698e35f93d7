import type { Request, Response } from 'express';

/** Server-sent events to one page (HTML Living Standard, 9.2). */
export interface EventStream {
  /** @param id what the browser sends back as `Last-Event-ID` when it connects again */
  send(event: string, data: string, id?: string): void;
  end(): void;
}

/** A line that says nothing keeps proxies from closing a quiet stream. */
const heartBeat = 15_000;
/** How long a browser waits before it connects again, in milliseconds; spread, so that a room does not come all at once. */
const leastWait = 1000;
const spread = 1500;
/** What a page that reads nothing may leave unread before it is let go: it connects again and loses nothing. */
const mostUnread = 256 * 1024;

/**
 * Opens a stream and holds it until either side ends it.
 *
 * @param chance 0..1, spreads the waiting
 * @param ended called once
 */
export function openEventStream(
  request: Request,
  response: Response,
  chance: number,
  ended: () => void,
): EventStream {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx holds answers back otherwise.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const write = (text: string): void => {
    if (response.writableLength > mostUnread) response.destroy();
    else response.write(text);
  };
  write(`retry: ${String(Math.round(leastWait + chance * spread))}\n\n`);
  const beat = setInterval(() => {
    write(':\n\n');
  }, heartBeat);
  beat.unref();
  request.socket.setNoDelay(true);
  response.once('close', () => {
    clearInterval(beat);
    ended();
  });
  return {
    send: (event, data, id) => {
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
    },
    end: () => response.end(),
  };
}
