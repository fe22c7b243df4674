import type { CacheMissReason, DifferingField, NodeCacheReply } from '#contracts';

const REASONS: Record<CacheMissReason, string> = {
  differs: 'something differs',
  first: 'no earlier result to compare with',
  gone: 'the cached result no longer exists',
  several_builds: 'live workers differ in code or tool',
  no_worker: 'no live worker announces its code',
  bypassed: 'the run bypasses the cache',
  shadow: 'a shadow run never uses the cache',
  not_cacheable: 'never cached: it depends on more than params and inputs',
  effect: 'never cached: it has an effect',
};
const SHOWN = 2;

/** The cache hit or miss of a node as text. */
export function describeCache(cache: NodeCacheReply): string {
  if (cache.state === 'hit') return `hit: same ${listOf(cache.because)} as run ${cache.from.runId} ${artifacts(cache)}`;
  const differs = cache.differs ?? [];
  const shown = differs.slice(0, SHOWN).map(describeField);
  const others = differs.length - shown.length + (cache.more ?? 0);
  return `miss: ${shown.length > 0 ? shown.join('; ') : REASONS[cache.reason]}${others > 0 ? `; ${others} more` : ''}`;
}

const artifacts = ({ artifacts: count }: { artifacts: number }): string =>
  `(${count} artifact${count === 1 ? '' : 's'})`;

const listOf = (parts: readonly string[]): string =>
  [...new Set(parts.map((part) => part.replace(/^inputs\..*/, 'inputs')))]
    .filter((part) => part !== 'step' && part !== 'version')
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

function describeField({ field, ...sides }: DifferingField): string {
  if (!('before' in sides)) return `${field} is ${valueOf(sides.now)}, was not there`;
  return 'now' in sides
    ? `${field} was ${valueOf(sides.before)}, is ${valueOf(sides.now)}`
    : `${field} was ${valueOf(sides.before)}, is gone`;
}

/** A digest by its beginning. */
const valueOf = (value: unknown): string => String(value).replaceAll(/\b([0-9a-f]{8})[0-9a-f]{56}\b/g, '$1…');
