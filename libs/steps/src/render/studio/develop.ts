/**
 * Turns premultiplied RGBA into the picture: over a background colour ('#rrggbb', kept exactly where nothing stands) or,
 * with null, into straight alpha. In place.
 */
export function develop(rows: Uint8Array, background: string | null): Uint8Array {
  if (background === null) straighten(rows);
  else putOver(rows, [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16)) as Colour);
  return rows;
}

type Colour = [number, number, number];

function straighten(rows: Uint8Array): void {
  for (let at = 0; at < rows.length; at += 4) {
    const alpha = rows[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = 0; channel < 3; channel++) {
      rows[at + channel] = Math.min(255, Math.round(((rows[at + channel] ?? 0) * 255) / alpha));
    }
  }
}

function putOver(rows: Uint8Array, background: Colour): void {
  for (let at = 0; at < rows.length; at += 4) {
    const through = 255 - (rows[at + 3] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      const shown = (rows[at + channel] ?? 0) + Math.round(((background[channel] ?? 0) * through) / 255);
      rows[at + channel] = Math.min(255, shown);
    }
    rows[at + 3] = 255;
  }
}
