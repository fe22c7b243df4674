import { SLIDER_END, sliderPosition, sliderStep, sliderValue } from './slider-scale';

const linear = { minimum: -90, maximum: 90, slider: 'linear', step: 0.5, isWhole: false } as const;
const log = { minimum: 1, maximum: 4096, slider: 'log', step: 1, isWhole: true } as const;

describe('a slider', () => {
  it.each([
    [linear, 0, -90],
    [linear, 501, 0],
    [linear, SLIDER_END, 90],
    [log, 0, 1],
    [log, 500, 64],
    [log, SLIDER_END, 4096],
  ])('of %o is at %j where its number is %j', (field, position, value) => {
    expect(sliderValue(position, field)).toBe(value);
    expect(Math.abs(sliderPosition(value, field) - position)).toBeLessThanOrEqual(1);
  });

  it('stays on its track', () => {
    expect([sliderPosition(0, log), sliderPosition(9000, log)]).toEqual([0, SLIDER_END]);
  });

  it('moves by each key, also where a step is less than the number shows', () => {
    expect([sliderStep(1, 1, log), sliderStep(64, 1, log), sliderStep(64, -1, log), sliderStep(1, -1, log)]).toEqual([
      ...[2, 70, 59, 1],
    ]);
    expect(sliderStep(0, 1, linear)).toBe(0.5);
  });
});
