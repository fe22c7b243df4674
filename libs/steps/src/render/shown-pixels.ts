import type { RawPicture } from '../images/encode-png.js';

/** How many pixels of an id mask have one of the parts' colours ('#rrggbb'). */
export function shownPixels({ data, info }: RawPicture, colours: readonly string[]): number {
  const known = new Set(colours.map((colour) => parseInt(colour.slice(1), 16)));
  const { channels } = info;
  // A grey PNG has one channel, or two with alpha.
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  let shown = 0;
  let last = -1;
  let isPart = false;
  for (let i = 0; i < data.length; i += channels) {
    const colour = (data[i]! << 16) | (data[i + green]! << 8) | data[i + blue]!;
    if (colour !== last) isPart = known.has((last = colour));
    if (isPart) shown++;
  }
  return shown;
}
