import { describeCache } from './describe-cache.js';

const from = { runId: 'run-1', nodeId: 'render', attempt: 1 };

describe('describeCache', () => {
  it('describes the equal parts of a hit and its run', () => {
    const because = ['step', 'version', 'code', 'params', 'inputs.glb', 'inputs.template'];
    expect(describeCache({ state: 'hit', key: 'k', from, because, artifacts: 3 })).toBe(
      'hit: same code, params and inputs as run run-1 (3 artifacts)',
    );
  });

  it('names the fields that differ, the first two with their values and digests by their beginning', () => {
    const differs = [
      { field: 'inputs.template.light.key', before: 1, now: 1.2 },
      { field: 'code', before: 'a'.repeat(64), now: 'b'.repeat(64) },
      { field: 'params.x', now: 1 },
    ];
    expect(describeCache({ state: 'miss', reason: 'differs', key: 'k', from, differs, more: 4 })).toBe(
      'miss: inputs.template.light.key was 1, is 1.2; code was aaaaaaaa…, is bbbbbbbb…; 5 more',
    );
  });

  it('describes the other reasons of a miss', () => {
    expect(describeCache({ state: 'miss', reason: 'effect' })).toBe('miss: never cached: it has an effect');
  });
});
