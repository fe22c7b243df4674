import { FAULT_KINDS } from './fault.js';
import { faultPlan } from './fault-plan.js';
import { roleOf } from './services.js';

const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);

describe('a fault plan', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(faultPlan(7, 60_000)).toEqual(faultPlan(7, 60_000));
    expect(faultPlan(7, 60_000)).not.toEqual(faultPlan(8, 60_000));
  });

  it('has at least 25 faults in a minute, each kind at least twice', () => {
    for (const seed of SEEDS) {
      const plan = faultPlan(seed, 60_000);
      const counts = Object.keys(FAULT_KINDS).map((kind) => plan.filter((fault) => fault.kind === kind).length);
      expect(plan.length).toBeGreaterThanOrEqual(25);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
      expect(plan.every(({ atMs }) => atMs >= 0 && atMs < 60_000)).toBe(true);
    }
  });

  it('kills and pauses each service within a minute', () => {
    for (const seed of SEEDS) {
      const plan = faultPlan(seed, 60_000);
      for (const kind of ['kill', 'pause']) {
        const hit = plan.flatMap((fault) => (fault.kind === kind && fault.service ? [roleOf(fault.service)] : []));
        expect(new Set(hit).size).toBe(7);
      }
    }
  });

  it('has every kind in half a minute, too', () => {
    expect(new Set(faultPlan(1, 30_000).map(({ kind }) => kind))).toEqual(new Set(Object.keys(FAULT_KINDS)));
  });
});
