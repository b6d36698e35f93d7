/**
 * Tells open pages of a session that something has changed. What has changed is never told: a page asks for itself again
 * and gets what its reader may see, so nothing can leak here.
 */

/** Counts that the trainer's and the room's screen show while people vote. */
export interface Counts {
  readonly votes: number;
  readonly present: number;
}

export interface Listener {
  /** The session stands elsewhere now; the version names where. */
  moved(version: string): void;
  /** Somebody joined, asked, or was hidden; only those who lead and the room's screen care. */
  changed?(): void;
  counted?(counts: Counts): void;
  /** The server is going down: the page connects again by itself. */
  closed(): void;
}

export interface Hub {
  /** Undefined when the session has as many listeners as it may. */
  listen(session: number, listener: Listener): (() => void) | undefined;
  moved(session: number, version: string): void;
  /** Told at most every half second, however many come at once. */
  changed(session: number): void;
  /** Counts are asked for at most every `pause` milliseconds, however fast votes come. */
  voted(session: number, count: () => Counts): void;
  /** Announces that an open vote is over when its time is; the last moment that was set counts. */
  closesIn(session: number, milliseconds: number | undefined, version: () => string): void;
  /** Ends every stream. */
  readonly close: () => void;
}

/** A trainer, a few screens and a thousand phones. */
const mostListeners = 1100;
const mostInAll = 6000;
const pause = 150;
const changePause = 500;
/** A timer of Node holds 2^31 milliseconds; no vote is open that long. */
const longestTimer = 2_000_000_000;

interface Channel {
  readonly listeners: Set<Listener>;
  counting?: NodeJS.Timeout | undefined;
  changing?: NodeJS.Timeout | undefined;
  closing?: NodeJS.Timeout | undefined;
}

function stop({ counting, changing, closing }: Channel): void {
  for (const timer of [counting, changing, closing]) clearTimeout(timer);
}

/** The pages that are open in this process, by session. */
export function createHub(): Hub {
  const channels = new Map<number, Channel>();
  let inAll = 0;
  const drop = (session: number, channel: Channel): void => {
    if (channel.listeners.size > 0) return;
    stop(channel);
    channels.delete(session);
  };
  return {
    listen: (session, listener) => {
      const channel = channels.get(session) ?? { listeners: new Set<Listener>() };
      if (channel.listeners.size >= mostListeners || inAll >= mostInAll) return undefined;
      channels.set(session, channel);
      channel.listeners.add(listener);
      inAll += 1;
      return () => {
        if (!channel.listeners.delete(listener)) return;
        inAll -= 1;
        drop(session, channel);
      };
    },
    moved: (session, version) => {
      for (const listener of channels.get(session)?.listeners ?? []) listener.moved(version);
    },
    changed: (session) => {
      const channel = channels.get(session);
      if (channel === undefined || channel.changing !== undefined) return;
      channel.changing = setTimeout(() => {
        channel.changing = undefined;
        for (const listener of channel.listeners) listener.changed?.();
      }, changePause);
      channel.changing.unref();
    },
    voted: (session, count) => {
      const channel = channels.get(session);
      if (channel === undefined || channel.counting !== undefined) return;
      channel.counting = setTimeout(() => {
        channel.counting = undefined;
        const listening = [...channel.listeners].filter((listener) => listener.counted !== undefined);
        if (listening.length === 0) return;
        const counts = count();
        for (const listener of listening) listener.counted?.(counts);
      }, pause);
      channel.counting.unref();
    },
    closesIn: (session, milliseconds, version) => {
      const channel = channels.get(session);
      if (channel === undefined) return;
      clearTimeout(channel.closing);
      channel.closing = undefined;
      if (milliseconds === undefined || milliseconds > longestTimer) return;
      channel.closing = setTimeout(
        () => {
          channel.closing = undefined;
          const now = version();
          for (const listener of channel.listeners) listener.moved(now);
        },
        Math.max(0, milliseconds) + 50,
      );
      channel.closing.unref();
    },
    close: () => {
      for (const channel of channels.values()) {
        stop(channel);
        for (const listener of [...channel.listeners]) listener.closed();
      }
      channels.clear();
    },
  };
}
