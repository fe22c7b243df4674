import type { NodeCacheReply } from '#contracts';
import type { EarlierKey } from './cache-entries.repository.js';
import type { CacheKey } from './cache-key.js';
import { differingFields, shownFields } from './differing-fields.js';

/** Why a key was not answered, compared with the earlier one that differs in the fewest fields. */
export function explainMiss({ key, fields }: CacheKey, earlier: readonly EarlierKey[]): NodeCacheReply {
  const compared = earlier.map((other) => ({ other, differs: differingFields(other.fields, fields) }));
  const [nearest] = compared.sort((a, b) => a.differs.length - b.differs.length);
  if (!nearest) return { state: 'miss', reason: 'first', key };
  const { other, differs } = nearest;
  const from =
    other.runId === null ? {} : { from: { runId: other.runId, nodeId: other.nodeId, attempt: other.attempt } };
  if (other.key === key) return { state: 'miss', reason: 'gone', key, ...from };
  return { state: 'miss', reason: 'differs', key, ...from, ...shownFields(differs) };
}
