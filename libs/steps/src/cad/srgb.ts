/** Linear RGB, 0 to 1 (what the STEP reader and glTF use), as '#rrggbb' in sRGB. */
export function linearToHex(linear: readonly [number, number, number]): string {
  return `#${linear.map((value) => toByte(value).toString(16).padStart(2, '0')).join('')}`;
}

function toByte(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}
