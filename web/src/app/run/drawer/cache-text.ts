import type { Schema } from '../../api/api-types';

const REASONS: Readonly<Record<Schema<'CacheMissReason'>, string>> = {
  differs: 'What it depends on differs from the last result.',
  first: 'There was no earlier result to use.',
  gone: 'A file of the earlier result is no longer there.',
  several_builds: 'The live workers differ in code or tools, so no earlier result is known to be the same.',
  no_worker: 'No worker was there to say which code and tools would be used.',
  bypassed: 'The run was dispatched without cached results.',
  shadow: 'A shadow run makes everything itself.',
  not_cacheable: 'Results of this step are never kept.',
  effect: 'The step has an effect outside, so it is done each time.',
};

/** Whether a node's result was kept from an earlier run, and why or why not; empty where that is not known. */
export function cacheText(cache: Schema<'NodeCacheReply'> | null): string {
  if (!cache) return '';
  if (cache.state === 'hit') {
    return `Kept: the result of run ${cache.from.runId.slice(0, 8)}… was used, as ${list(cache.because)} are the same.`;
  }
  const fields = (cache.differs ?? []).map(({ field }) => field);
  const others = cache.more ? [`${cache.more} more`] : [];
  const differing = fields.length > 0 ? ` Different: ${[...fields, ...others].join(', ')}.` : '';
  return `Made anew. ${REASONS[cache.reason]}${differing}`;
}

const list = (parts: readonly string[]): string => (parts.length > 0 ? parts.join(', ') : 'all parts of its key');
