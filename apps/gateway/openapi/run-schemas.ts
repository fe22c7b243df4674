import { ASPECTS } from '#contracts';
import type {
  AttemptReply,
  CancelRunBody,
  ComparisonReason,
  ComparisonReply,
  DeadLetterReply,
  Failure,
  NodeRunReply,
  NodesReply,
  Problem,
  RunReply,
  RunSummary,
  RunsReply,
} from '#contracts';
import { anyObject, flag, instant, integer, listOf, mapOf, oneOf, orNull, refTo, schemaOf, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

const verdict = oneOf('match', 'tolerated', 'mismatch', 'inconclusive');

const summary = {
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
};

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
  NodeRunReply: schemaOf<NodeRunReply>(
    {
      nodeRunId: text,
      nodeId: text,
      step: text,
      version: integer,
      status: text,
      attempt: integer,
      inputs: orNull(anyObject),
      outputs: orNull(anyObject),
      inputsLeftOut: flag,
      logs: listOf(anyObject),
      failure: orNull(refTo('Failure')),
      startedAt: orNull(instant),
      finishedAt: orNull(instant),
      attempts: listOf(refTo('AttemptReply')),
    },
    ['inputsLeftOut', 'attempts'],
  ),
  AttemptReply: schemaOf<AttemptReply>({
    attempt: integer,
    outcome: text,
    failure: orNull(refTo('Failure')),
    worker: orNull(text),
    deliveryCount: orNull(integer),
    traceId: orNull(text),
    dispatchedAt: instant,
    startedAt: orNull(instant),
    finishedAt: orNull(instant),
  }),
  NodesReply: schemaOf<NodesReply>({ nodes: listOf(refTo('NodeRunReply')), next: orNull(text) }),
  RunSummary: schemaOf<RunSummary>(summary),
  RunsReply: schemaOf<RunsReply>({ runs: listOf(refTo('RunSummary')), next: orNull(text) }),
  RunReply: schemaOf<RunReply>({
    ...summary,
    nodes: listOf(refTo('NodeRunReply')),
    nodesTotal: integer,
    nodeCounts: mapOf(integer),
    nodesNext: orNull(text),
  }),
  CancelRunBody: schemaOf<CancelRunBody>({ reason: { ...text, maxLength: 500 } }, ['reason']),
  WorkflowContext: {
    ...anyObject,
    description: 'What each node put in, with its producer; `next` where there is more.',
  },
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
