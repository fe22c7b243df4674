import { ASPECTS } from '#contracts';
import type {
  CancelRunBody,
  ComparisonReason,
  ComparisonReply,
  DeadLetterReply,
  Failure,
  NodeRunReply,
  Problem,
  RunReply,
  ShardReply,
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
    startedAt: orNull(instant),
    finishedAt: orNull(instant),
    shards: listOf(refTo('ShardReply')),
  }),
  ShardReply: schemaOf<ShardReply>({
    index: integer,
    label: text,
    status: text,
    attempt: integer,
    worker: orNull(text),
    startedAt: orNull(instant),
    finishedAt: orNull(instant),
    failure: orNull(refTo('Failure')),
  }),
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
