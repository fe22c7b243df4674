import type { Schema } from '../../api/api-types';
import { definitionsOf, knownSteps } from './steps';

const known = (step: string, version: number) =>
  ({ definition: { step, version }, form: null }) as unknown as Schema<'PaletteEntry'>;

describe('knownSteps', () => {
  it('has the newest definition of each step, except where the draft has another one', () => {
    const steps = knownSteps([known('export', 2), known('render', 3)], { 'render@2': known('render', 2) });
    expect([...definitionsOf(steps)].map(([step, { version }]) => [step, version])).toEqual([
      ['export', 2],
      ['render', 2],
    ]);
  });
});
