import type { NodeTask } from '#contracts';
import { stepCall } from './step-call.js';

const task = {
  step: 'render',
  version: 2,
  params: { width: 10 },
  inputs: { materials: { parts: [{ part: 'a', why: 'alias' }] } },
  pinned: { orderNumber: 'O-1' },
} as unknown as NodeTask;

describe('stepCall', () => {
  const reads = { materials: ['parts.*.part'] };
  const given = () =>
    stepCall(task, { reads }, true).inputs['materials'] as { parts: { part: string; why?: string }[] };

  it('gives a step what it declares to read, and refuses the rest with its path', () => {
    expect(given()).toEqual({ parts: [{ part: 'a' }] });
    expect(() => given().parts[0]?.why).toThrow(
      'render@2 read materials.parts[0].why, which its reads.ts does not name',
    );
  });

  it('lets what was left out be copied and printed', () => {
    expect(JSON.stringify({ ...given().parts[0] })).toBe('{"part":"a"}');
  });

  it('refuses what is pinned to a step whose result is kept, and to no other', () => {
    expect(() => stepCall(task, {}, true).run.pinned).toThrow('not cacheable');
    expect(stepCall(task, {}, false).run.pinned).toEqual({ orderNumber: 'O-1' });
  });

  it('gives a step that declares nothing all of its inputs', () => {
    expect(stepCall(task, {}, true).inputs).toEqual(task.inputs);
  });
});
