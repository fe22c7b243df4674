import type { WebGLRenderer, WebGLRenderTarget } from 'three';

/** RGBA bytes of a target, top row first. */
export function readRows(renderer: WebGLRenderer, target: WebGLRenderTarget): Uint8Array {
  const { width, height } = target;
  const pixels = new Uint8Array(width * height * 4);
  renderer.readRenderTargetPixels(target, 0, 0, width, height, pixels);
  const rows = new Uint8Array(pixels.length);
  const row = width * 4;
  for (let y = 0; y < height; y++) rows.set(pixels.subarray((height - 1 - y) * row, (height - y) * row), y * row);
  return rows;
}

/** Makes a target the current one and empties it: no colour, no alpha, farthest depth. */
export function clear(renderer: WebGLRenderer, target: WebGLRenderTarget): void {
  renderer.setRenderTarget(target);
  renderer.setClearColor(0x000000, 0);
  renderer.clear();
}
