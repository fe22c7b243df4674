import fc from 'fast-check';
import { instantOf } from './instant.js';

describe('instantOf', () => {
  it.each([
    ['2026-11-28', '2026-11-28T00:00:00Z'],
    ['2026-11-28T16:00', '2026-11-28T16:00Z'],
    ['2026-11-28T16:00:00.123456', '2026-11-28T16:00:00.123456Z'],
    ['2026-11-28T16:00:00+05:30', '2026-11-28T16:00:00+05:30'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('reads %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    '2026-W48-6',
    '2026-333',
    '2026-11',
    '20261128',
    '2026-11-28T16:00:00,5Z',
    '2026-11-28 16:00:00Z',
    '2026-11-28T24:00:00Z',
    '2026-11-28T16:60:00Z',
    '2026-11-28T23:59:60Z',
    '2026-11-28T16:00:00+24:00',
    '2026-11-28T16Z',
    '2026-13-45T99:99:99.000000Z',
    '2026-02-29',
    '2026-04-31T10:00:00Z',
    '0000-01-01',
    'infinity',
    'now',
    '',
    '2026-11-28\n',
  ])('refuses %j', (text) => {
    expect(instantOf(text)).toBeNull();
  });

  it('reads nothing that Date cannot read', () => {
    const digits = fc.stringMatching(
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/,
    );
    fc.assert(
      fc.property(digits, (text) => {
        const instant = instantOf(text);
        if (instant !== null) expect(new Date(instant).getTime()).not.toBeNaN();
      }),
    );
  });
});
