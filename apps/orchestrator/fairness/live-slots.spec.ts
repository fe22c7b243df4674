import { LiveSlots } from './live-slots.js';

const announced = (worker: string, slots: number) => ({
  worker,
  pools: ['render'],
  capabilities: [],
  slots,
  steps: [],
});

describe('LiveSlots', () => {
  it('counts the slots of workers that were heard lately, each by what it said last', () => {
    let now = 0;
    const slots = new LiveSlots(() => now);
    slots.hear(announced('a', 4));
    slots.hear(announced('a', 2));
    now = 9000;
    slots.hear(announced('b', 1));
    expect([slots.of('render'), slots.of('notify')]).toEqual([3, 0]);
    now = 10_001;
    expect(slots.of('render')).toBe(1);
  });
});
