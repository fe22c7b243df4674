import { defineEntity, p } from '@mikro-orm/core';
import type { EvidenceEnvironment, EvidenceLog, Failure, NodeCacheReply, ReusedFrom } from '#contracts';

/** One try of a node run. `outputs` (port → value) of the accepted attempt are the run's context. */
export const AttemptEntity = defineEntity({
  name: 'Attempt',
  tableName: 'attempt',
  properties: {
    nodeRunId: p.uuid().primary(),
    attempt: p.integer().primary(),
    /** `open`, then the outcome: `succeeded`, `failed`, `interrupted`, or `abandoned` where no result was accepted. */
    outcome: p.string().length(20).default('open'),
    outputs: p.json<Record<string, unknown>>().nullable(),
    logs: p.json<EvidenceLog[]>().nullable(),
    failure: p.json<Failure>().nullable(),
    environment: p.json<EvidenceEnvironment>().nullable(),
    /** Where a reused node's outputs come from: no worker made them for this run. */
    reusedFrom: p.json<ReusedFrom>().nullable(),
    /** Where its result was taken from an earlier attempt, or why not; null where that was never asked. */
    cache: p.json<NodeCacheReply>().nullable(),
    worker: p.string().length(200).nullable(),
    deliveryCount: p.integer().nullable(),
    traceparent: p.string().length(60).nullable(),
    dispatchedAt: p.datetime().defaultRaw('now()'),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
});
