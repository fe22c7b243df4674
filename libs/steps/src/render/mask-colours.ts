/** Odd, so multiplying by it permutes the 24-bit numbers: neighbours get colours far apart and no two get the same. */
const SPREAD = 0x9e3779;

/** A distinct '#rrggbb' for every part by its position in the list; never black, which is the mask's background. */
export function maskColours(parts: string[]): { part: string; colour: string }[] {
  return parts.map((part, index) => {
    const number = Number((BigInt(index + 1) * BigInt(SPREAD)) & 0xffffffn);
    return { part, colour: `#${number.toString(16).padStart(6, '0')}` };
  });
}
