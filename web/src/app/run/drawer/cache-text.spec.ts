import { cacheText } from './cache-text';

const from = { runId: '0123456789', nodeId: 'render', attempt: 1 };

describe('cacheText', () => {
  it('says why a result was kept', () => {
    const hit = { state: 'hit' as const, key: 'k', from, because: ['code', 'params'], artifacts: 1 };
    expect(cacheText(hit)).toBe('Kept: the result of run 01234567… was used, as code, params are the same.');
  });

  it('says why one was not, and what differed', () => {
    const differs = [{ field: 'params.width' }];
    const miss = { state: 'miss' as const, reason: 'differs' as const, from, differs, more: 2 };
    expect(cacheText(miss)).toMatch(/^Made anew\. .* Different: params\.width, 2 more\.$/);
    expect(cacheText({ state: 'miss', reason: 'first' })).toBe('Made anew. There was no earlier result to use.');
    expect(cacheText(null)).toBe('');
  });
});
