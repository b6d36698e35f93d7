import type { Callout } from '../../core/documents/block.js';
import type { LayBlocks, Place } from './place.js';
import { heightOf, keepTogether, strip, type Frame, type Strip } from './strip.js';
import { CALLOUT } from './style.js';

const PADDING = { side: 14, top: 8, bottom: 9 } as const;

/** A passage no higher than this is not parted by a page end. */
const KEPT_WHOLE = 170;

export function layCallout(callout: Callout, place: Place, lay: LayBlocks): Strip[] {
  const frame: Frame = { x: place.x, width: place.width, ...CALLOUT[callout.tone] };
  const frames = [...place.frames, frame];
  const content = lay(callout.blocks, {
    ...place,
    tag: place.tag.child('Div'),
    x: place.x + PADDING.side,
    width: place.width - 2 * PADDING.side,
    frames,
  });
  if (content.length === 0) return [];
  const strips = [
    strip({ height: PADDING.top, keepWithNext: true, frames }),
    ...content,
    strip({ height: PADDING.bottom, frames }),
  ];
  const last = content.at(-1);
  if (heightOf(strips) <= KEPT_WHOLE) keepTogether(strips, false);
  else if (last !== undefined) last.keepWithNext = true;
  return strips;
}
