import { defineEntity, p } from '@mikro-orm/core';
import type { PinnedInputsMessage } from '#contracts';
import type { RunFailure, RunPlan, RunReuse, Sharding } from '#workflow-core';

/** The frozen plan of a workflow version, stored once for all its runs; semantic hash and version decide it. */
export const RunPlanEntity = defineEntity({
  name: 'RunPlan',
  tableName: 'run_plan',
  properties: {
    semanticHash: p.string().length(68).primary(),
    plan: p.json<RunPlan>(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** One run. `revision` counts commits; `deadlineAt` is when nobody waits for it any more. */
export const RunEntity = defineEntity({
  name: 'Run',
  tableName: 'run',
  indexes: [
    { properties: ['deliveryId'] },
    { properties: ['createdAt'] },
    { properties: ['orderLineId'] },
    { properties: ['workflowKey', 'createdAt'] },
    { name: 'run_finished_at_index', properties: ['finishedAt'], where: `"status" <> 'running'` },
    { name: 'run_open_deadline_index', properties: ['deadlineAt'], where: `"status" = 'running'` },
  ],
  properties: {
    id: p.string().length(100).primary(),
    deliveryId: p.string().length(100),
    orderLineId: p.string().length(100),
    runClass: p.string().length(10),
    workflowKey: p.string().length(63),
    workflowVersion: p.integer(),
    semanticHash: p.string().length(68),
    pinned: p.json<PinnedInputsMessage>(),
    /** Which of its nodes are spread over workers, and how; its plan is the stored one with these expanded. */
    spread: p.json<Sharding>().nullable(),
    /** Whether it uses nothing that earlier runs made. */
    bypassCache: p.boolean().default(false),
    status: p.string().length(20),
    failure: p.json<RunFailure>().nullable(),
    revision: p.integer().default(0),
    deadlineAt: p.datetime(),
    /** Since when nothing of it is dispatched, and why; null while it runs on. */
    pausedAt: p.datetime().nullable(),
    pauseReason: p.text().nullable(),
    /** The run whose succeeded nodes this one began with, and what was decided for each node. */
    rerunOf: p.string().length(100).nullable(),
    reuse: p.json<RunReuse>().nullable(),
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    finishedAt: p.datetime().nullable(),
  },
});

/** Somebody wants this run to end; kept so that it also ends if it was not accepted yet. */
export const RunCancellationEntity = defineEntity({
  name: 'RunCancellation',
  tableName: 'run_cancellation',
  properties: {
    runId: p.string().length(100).primary(),
    reason: p.text(),
    requestedAt: p.datetime().defaultRaw('now()'),
  },
});
