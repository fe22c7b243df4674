import { logText } from './log-text';

const log = (params: Record<string, never> | object) => ({
  ...{ level: 'info' as const, code: 'materials.mapped' },
  params: params as Record<string, never>,
});

describe('logText', () => {
  it('puts the values of a line into its template', () => {
    const templates = { 'materials.mapped': '{mapped} parts mapped, {left} left: {names}' };
    expect(logText(log({ mapped: 3, names: ['a'] }), templates)).toBe('3 parts mapped, {left} left: ["a"]');
  });

  it('shows code and values where there is no template', () => {
    expect(logText(log({ mapped: 3, by: 'name' }))).toBe('materials.mapped: mapped 3, by name');
    expect(logText(log({}))).toBe('materials.mapped');
  });
});
