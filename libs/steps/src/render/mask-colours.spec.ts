import { maskColours } from './mask-colours.js';

describe('mask colours', () => {
  it('gives ten thousand parts ten thousand colours, none black', () => {
    const colours = maskColours(Array.from({ length: 10_000 }, (_, i) => `part ${i}`)).map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(10_000);
    expect(colours).not.toContain('#000000');
    expect(colours.every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
  });

  it('keeps neighbours in the list far apart', () => {
    const values = maskColours(['a', 'b', 'c', 'd']).map(({ colour }) =>
      [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)),
    );
    for (let i = 1; i < values.length; i++) {
      const distance = Math.hypot(...values[i]!.map((value, c) => value - values[i - 1]![c]!));
      expect(distance).toBeGreaterThan(60);
    }
  });
});
