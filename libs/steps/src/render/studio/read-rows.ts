import type { WebGLRenderer } from 'three';

/** RGBA bytes of the current framebuffer of a context, top row first, alpha premultiplied as drawn. */
export function readRows(gl: ReturnType<WebGLRenderer['getContext']>, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return upright(pixels, width, height);
}

/** Rows from bottom first to top first. */
export function upright(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(pixels.length);
  const row = width * 4;
  for (let y = 0; y < height; y++) rows.set(pixels.subarray((height - 1 - y) * row, (height - y) * row), y * row);
  return rows;
}
