import { ASPECTS, CACHE_MISS_REASONS } from '#contracts';
import type {
  CachedAttempt,
  CancelRunBody,
  ComparisonReason,
  ComparisonReply,
  DeadLetterReply,
  DifferingField,
  Failure,
  NodeCacheReply,
  NodeRunReply,
  Problem,
  RunReply,
} from '#contracts';
import { anyObject, flag, instant, integer, listOf, oneOf, orNull, refTo, schemaOf, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

const verdict = oneOf('match', 'tolerated', 'mismatch', 'inconclusive');

/** What runs, comparisons and errors look like. */
export const runSchemas: Record<string, Schema> = {
  Problem: schemaOf<Problem>(
    { type: text, title: text, status: integer, detail: text, code: text, errors: listOf(refTo('ProblemAt')) },
    ['errors'],
  ),
  ProblemAt: schemaOf<{ pointer: string; message: string }>({ pointer: text, message: text }),
  Failure: schemaOf<Failure>(
    { code: text, message: text, retryable: flag, details: anyObject, cause: refTo('Failure') },
    ['details', 'cause'],
  ),
  NodeRunReply: schemaOf<NodeRunReply>({
    nodeRunId: text,
    nodeId: text,
    step: text,
    version: integer,
    status: text,
    attempt: integer,
    inputs: orNull(anyObject),
    outputs: orNull(anyObject),
    logs: listOf(anyObject),
    failure: orNull(refTo('Failure')),
    cache: orNull(refTo('NodeCacheReply')),
    startedAt: orNull(instant),
    finishedAt: orNull(instant),
  }),
  NodeCacheReply: {
    oneOf: [
      schemaOf<Extract<NodeCacheReply, { state: 'hit' }>>({
        state: oneOf('hit'),
        key: text,
        from: refTo('CachedAttempt'),
        because: listOf(text),
        artifacts: integer,
      }),
      schemaOf<Extract<NodeCacheReply, { state: 'miss' }>>(
        {
          state: oneOf('miss'),
          reason: oneOf(...CACHE_MISS_REASONS),
          key: text,
          from: refTo('CachedAttempt'),
          differs: listOf(schemaOf<DifferingField>({ field: text, before: {}, now: {} }, ['before', 'now'])),
          more: integer,
        },
        ['key', 'from', 'differs', 'more'],
      ),
    ],
  },
  CachedAttempt: schemaOf<CachedAttempt>({ runId: text, nodeId: text, attempt: integer }),
  RunReply: schemaOf<RunReply>({
    runId: text,
    deliveryId: text,
    orderLineId: text,
    runClass: oneOf('live', 'shadow'),
    workflow: anyObject,
    status: text,
    failure: orNull(refTo('Failure')),
    createdAt: instant,
    finishedAt: orNull(instant),
    traceId: orNull(text),
    nodes: listOf(refTo('NodeRunReply')),
  }),
  CancelRunBody: schemaOf<CancelRunBody>({ reason: { ...text, maxLength: 500 } }, ['reason']),
  WorkflowContext: { ...anyObject, description: 'What each node put in, with its producer.' },
  ComparisonReason: schemaOf<ComparisonReason>(
    {
      aspect: oneOf(...ASPECTS),
      code: text,
      message: text,
      part: text,
      step: text,
      asset: text,
      details: anyObject,
    },
    ['part', 'step', 'asset', 'details'],
  ),
  ComparisonReply: schemaOf<ComparisonReply>({
    id: text,
    deliveryId: text,
    orderLineId: text,
    runId: text,
    verdict,
    aspects: schemaOf<ComparisonReply['aspects']>({
      status: verdict,
      outputs: verdict,
      mediaAssets: verdict,
      notifications: verdict,
      logs: verdict,
      catalogWrites: verdict,
    }),
    reasons: listOf(refTo('ComparisonReason')),
    comparedAt: instant,
  }),
  DeadLetterReply: schemaOf<DeadLetterReply>({
    id: text,
    service: text,
    subject: text,
    field: text,
    reason: text,
    receivedAt: instant,
  }),
};
