import type { Mode, RolloutReply } from '#contracts';
import { rolloutMode } from './rollout-mode.js';

const row = (workflow: string, outputType: string, mode: Mode): RolloutReply => ({ workflow, outputType, mode });

describe('rolloutMode', () => {
  const all = [
    row('*', '*', 'shadow'),
    row('a', '*', 'graph'),
    row('*', 'still', 'legacy'),
    row('a', 'still', 'graph'),
  ];

  it.each([
    [all, 'graph'],
    [all.slice(0, 3), 'legacy'],
    [all.slice(0, 2), 'graph'],
    [all.slice(0, 1), 'shadow'],
    [[], 'legacy'],
    [[row('b', 'still', 'graph'), row('a', 'angles', 'graph')], 'legacy'],
  ] as const)('of %j is that of the most specific row', (rows, mode) => {
    expect(rolloutMode(rows, 'a', 'still')).toBe(mode);
  });
});
