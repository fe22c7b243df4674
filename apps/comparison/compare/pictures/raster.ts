/** A decoded picture: RGBA, 8 bit a channel, rows from the top, not premultiplied; frames of an animation one below the other. */
export interface Raster {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A picture with, where there is one, the mask that says which part each pixel shows. */
export interface MaskedPicture {
  picture: Raster;
  mask: { raster: Raster; colours: { part: string; colour: string }[] } | null;
}

/** The pixels as one 32-bit number each, to compare them at once. */
export function wordsOf({ pixels }: Raster): Uint32Array {
  // A view needs an aligned start, which a slice of a pool does not have.
  const bytes = pixels.byteOffset % 4 === 0 ? pixels : new Uint8Array(pixels);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}
