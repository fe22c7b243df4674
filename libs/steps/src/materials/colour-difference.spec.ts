import { colourDifference, labDifference, labOf } from './colour-difference.js';

const lab = (l: number, a: number, b: number) => ({ l, a, b });

describe('colour difference', () => {
  // Pairs published with the formula (Sharma, Wu, Dalal 2005), chosen for its discontinuities.
  it.each([
    [lab(50, 2.6772, -79.7751), lab(50, 0, -82.7485), 2.0425],
    [lab(50, -1.3802, -84.2814), lab(50, 0, -82.7485), 1.0],
    [lab(50, 0, 0), lab(50, -1, 2), 2.3669],
    [lab(50, 2.49, -0.001), lab(50, -2.49, 0.0009), 7.1792],
    [lab(50, 2.49, -0.001), lab(50, -2.49, 0.0011), 7.2195],
    [lab(50, -0.001, 2.49), lab(50, 0.0011, -2.49), 4.7461],
    [lab(50, 2.5, 0), lab(50, 0, -2.5), 4.3065],
    [lab(50, 2.5, 0), lab(73, 25, -18), 27.1492],
    [lab(60.2574, -34.0099, 36.2677), lab(60.4626, -34.1751, 39.4387), 1.2644],
    [lab(22.7233, 20.0904, -46.694), lab(23.0331, 14.973, -42.5619), 2.0373],
    [lab(90.8027, -2.0831, 1.441), lab(91.1528, -1.6435, 0.0447), 1.4441],
    [lab(2.0776, 0.0795, -1.135), lab(0.9033, -0.0636, -0.5514), 0.9082],
  ])('agrees with the published value for %j and %j', (one, two, expected) => {
    expect(labDifference(one, two)).toBeCloseTo(expected, 4);
    expect(labDifference(two, one)).toBeCloseTo(expected, 4);
  });

  it('is none between equal colours and 100 between black and white', () => {
    expect(colourDifference('#b08d57', '#b08d57')).toBe(0);
    expect(colourDifference('#000000', '#ffffff')).toBeCloseTo(100, 3);
  });

  it('reads sRGB: pure red is where CIE puts it', () => {
    const { l, a, b } = labOf('#ff0000');
    expect([l, a, b].map((value) => Math.round(value * 10) / 10)).toEqual([53.2, 80.1, 67.2]);
  });
});
