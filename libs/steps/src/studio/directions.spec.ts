import { affordable, floorDirections, keyDirection, keyDirections, pixelShifts, skyDirections } from './directions.js';

const length = (direction: number[]) => Math.hypot(...direction);

describe('light directions', () => {
  it('are unit vectors above the floor, and the same each time', () => {
    for (const directions of [skyDirections(40), floorDirections(48), keyDirections(35, 0.4, 24)]) {
      for (const direction of directions) {
        expect(length(direction)).toBeCloseTo(1, 12);
        expect(direction[1]).toBeGreaterThan(0.1);
      }
    }
    expect(skyDirections(40)).toEqual(skyDirections(40));
  });

  it('spread evenly: the sky leans to no side', () => {
    const sky = skyDirections(40);
    const mean = [0, 2].map((axis) => sky.reduce((sum, direction) => sum + direction[axis]!, 0) / sky.length);
    expect(Math.hypot(...mean)).toBeLessThan(0.05);
  });

  it('of the key light widen with its blur, around its middle, and turn with the camera', () => {
    const widest = (blur: number) =>
      Math.max(...keyDirections(10, blur, 24).map((to) => length(to.map((v, i) => v - keyDirection(10)[i]!))));
    expect(widest(0)).toBeLessThan(0.05);
    expect(widest(1)).toBeGreaterThan(0.4);
    expect(keyDirection(90)[0]).toBeCloseTo(keyDirection(0)[2], 12);
  });

  it('are fewer for a huge model, but never too few', () => {
    expect(affordable(48, 20_000)).toBe(48);
    expect(affordable(48, 300_000)).toBe(20);
    expect(affordable(48, 50_000_000)).toBe(8);
  });
});

describe('pixel shifts', () => {
  it('stay within the pixel and balance out', () => {
    for (const count of [1, 2, 8]) {
      const shifts = pixelShifts(count);
      expect(shifts.flat().every((shift) => Math.abs(shift) <= 0.5)).toBe(true);
      expect(Math.abs(shifts.reduce((sum, [x]) => sum + x, 0))).toBeLessThan(1e-9);
      expect(Math.abs(shifts.reduce((sum, [, y]) => sum + y, 0))).toBeLessThan(1e-9);
    }
  });
});
