import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConvertPresetRequest, NodeResult, NodeTask, PutLegacyPreset } from './index.js';

/** Keys that JavaScript objects inherit, as a config that people wrote may hold them. */
const AWKWARD =
  '{"a":[{"constructor":{"b":1}}],"constructor":{"c":[null]},"toString":"x","__proto__":{"d":2},"then":3}';
const TEXTS = [AWKWARD, '{"constructor":"text"}', '[[1,{"hasOwnProperty":false}]]', '"text"', '17'];

describe('a property that is any JSON', () => {
  it.each(TEXTS)('is kept unchanged by validation: %s', (text) => {
    const json = JSON.parse(text) as unknown;
    expect(JSON.stringify(plainToInstance(ConvertPresetRequest, { config: json }).config)).toBe(text);
    expect(JSON.stringify(plainToInstance(PutLegacyPreset, { params: json }).params)).toBe(text);
  });

  it('is every value that a node takes or gives', () => {
    const ports = { order_line: JSON.parse(AWKWARD) as unknown };
    const task = plainToInstance(NodeTask, { params: ports, inputs: ports });
    const result = plainToInstance(NodeResult, { outputs: ports });
    for (const value of [task.params, task.inputs, result.outputs])
      expect(JSON.stringify(value)).toBe(`{"order_line":${AWKWARD}}`);
  });

  it('is refused where it is nested too deeply to be processed', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    const convert = (levels: number) => plainToInstance(ConvertPresetRequest, { config: nested(levels) });
    expect(() => convert(1000)).not.toThrow();
    for (const levels of [1001, 100_000]) expect(() => convert(levels)).toThrow(RangeError);
  });

  it('is still validated where its class has rules for it', () => {
    const problems = validateSync(plainToInstance(NodeTask, { inputs: 'none', params: {} }));
    const named = problems.map(({ property }) => property);
    expect(named).toContain('inputs');
    expect(named).not.toContain('params');
  });
});
