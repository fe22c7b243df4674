import fc from 'fast-check';
import { InstanceNumbers, LARGEST_NUMBER } from './instance-numbers.js';

describe('InstanceNumbers', () => {
  it.each([
    ['close to each other', 5_000],
    ['far from each other', LARGEST_NUMBER],
  ])('knows numbers that are %s, and the ones that are there twice', (_, max) => {
    const id = fc.integer({ min: 1, max });
    fc.assert(
      fc.property(fc.array(id, { maxLength: 3_000 }), fc.array(id), (added, asked) => {
        const numbers = new InstanceNumbers();
        for (const one of added) numbers.add(one);
        const doubled = numbers.close();
        if (doubled === null) expect(new Set(added).size).toBe(added.length);
        else expect(added.filter((one) => one === doubled).length).toBeGreaterThan(1);
        for (const one of [...added, ...asked]) expect(numbers.has(one)).toBe(added.includes(one));
      }),
      { numRuns: 30 },
    );
  });
});
