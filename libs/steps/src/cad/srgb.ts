/** sRGB, 0 to 1, as '#rrggbb'; a half is rounded down, as in the 8-bit colours that CAD systems made them of. */
export function rgbToHex(rgb: readonly number[]): string {
  const bytes = rgb.map((value) => Math.ceil(Math.min(1, Math.max(0, value)) * 255 - 0.5));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** '#rrggbb' in sRGB as linear RGB, 0 to 1, which glTF means. */
export function hexToLinear(hex: string): [number, number, number] {
  const [red, green, blue] = [1, 3, 5].map((at) => toLinear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return [red!, green!, blue!];
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
