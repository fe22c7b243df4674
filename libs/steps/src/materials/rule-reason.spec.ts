import type { MaterialRule, Part } from '../domain.js';
import { part } from '../testing/stored-catalog.js';
import { ruleReason } from './rule-reason.js';

const seal: Part = { ...part('Wellen-Dichtung_2', '#2c2d2e'), shape: 'ring' };
const rule: MaterialRule = {
  key: 'seal',
  pattern: 'dichtung|seal',
  shape: 'ring',
  colour: { near: '#2a2b2c', maxDifference: 5 },
  material: 'rubber-nbr',
};

describe('the reason of a rule', () => {
  it('names what matched: the piece of the name, the shape, the colour with its difference', () => {
    expect(ruleReason(rule)(seal)).toBe('name "Dichtung", shape ring, colour #2c2d2e ΔE 0.6');
  });

  it('is none where any one condition does not hold', () => {
    expect(ruleReason(rule)({ ...seal, name: 'Deckel' })).toBeUndefined();
    expect(ruleReason(rule)({ ...seal, shape: 'plate' })).toBeUndefined();
    expect(ruleReason(rule)({ ...seal, colour: '#ffffff' })).toBeUndefined();
    expect(ruleReason(rule)({ ...seal, colour: null })).toBeUndefined();
  });

  it.each([
    [{ shape: 'ring' } as const, 'shape ring'],
    [{ pattern: '^wellen' }, 'name "Wellen"'],
    [{ colour: { near: '#2c2d2e', maxDifference: 0 } }, 'colour #2c2d2e ΔE 0.0'],
  ])('needs only the conditions that are given: %j', (conditions, reason) => {
    expect(ruleReason({ key: 'one', material: 'brass', ...conditions })(seal)).toBe(reason);
  });

  it('is none for a rule without conditions, which would fit everything', () => {
    expect(ruleReason({ key: 'empty', material: 'brass' })(seal)).toBeUndefined();
  });

  it('matches only the allowed length of a name', () => {
    const [quick, slow] = ['x', 'a*b*x'].map((pattern) => ruleReason({ key: 'x', material: 'brass', pattern }));
    const named = (name: string): Part => ({ ...seal, name });
    expect(quick!(named(`${'o'.repeat(250)}x`))).toBe('name "x"');
    expect(quick!(named(`${'o'.repeat(256)}x`))).toBeUndefined();
    expect(slow!(named(`${'o'.repeat(120)}x`))).toBe('name "x"');
    expect(slow!(named(`${'o'.repeat(250)}x`))).toBeUndefined();
  });
});
