import { findUnstorable } from './find-unstorable.js';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)]);

describe('findUnstorable', () => {
  it.each([[null], [1], ['Gehäuse 🙂'], [{ a: [{ b: 'c' }, null, true] }], [nested(64)]])('takes %j', (value) => {
    expect(findUnstorable(value)).toBeNull();
  });

  it.each([
    ['\0', '', 'U+0000'],
    [{ a: ['x', 'y\ud800'] }, '/a/1', 'surrogate'],
    [{ a: { 'b/\udc00': 1 } }, '/a/b~1\uFFFD', 'surrogate'],
    [nested(65), '/0'.repeat(64), 'deeper'],
  ])('names the first place that PostgreSQL refuses: %j', (value, field, reason) => {
    expect(findUnstorable(value)).toEqual({ field, reason: expect.stringContaining(reason) });
  });
});
