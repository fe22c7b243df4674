import { defineEntity, p } from '@mikro-orm/core';
import type { RunFailure } from '#workflow-core';

/**
 * One node of a run. `attempt` is the fence. The three `…At` timers belong to the status: `queueDeadlineAt` while
 * dispatched, `executionDeadlineAt` while running, `nextAttemptAt` while waiting to retry; else null.
 */
export const NodeRunEntity = defineEntity({
  name: 'NodeRun',
  tableName: 'node_run',
  uniques: [{ properties: ['runId', 'nodeId'] }],
  indexes: [
    // What is open is found by it: sweeps count it every second, and those that ended are many.
    {
      name: 'node_run_open_index',
      properties: ['status', 'queueDeadlineAt'],
      where: `"status" in ('ready', 'dispatched', 'running')`,
    },
    { name: 'node_run_execution_deadline_index', properties: ['executionDeadlineAt'], where: `"status" = 'running'` },
    { name: 'node_run_next_attempt_index', properties: ['nextAttemptAt'], where: `"status" = 'retry_wait'` },
    { name: 'node_run_ready_at_index', properties: ['readyAt'], where: `"status" = 'ready'` },
    // How long a step takes is read from the newest of its nodes.
    {
      name: 'node_run_succeeded_index',
      properties: ['step', 'version', 'finishedAt'],
      where: `"status" = 'succeeded'`,
    },
  ],
  properties: {
    id: p.uuid().primary(),
    runId: p.string().length(100),
    /** As in the workflow, or `<node>#<index>` for a shard of one. */
    nodeId: p.string().length(80),
    position: p.integer(),
    step: p.string().length(100),
    version: p.integer(),
    pool: p.string().length(30),
    requires: p.string().length(30),
    status: p.string().length(20),
    attempt: p.integer(),
    failures: p.integer(),
    failure: p.json<RunFailure>().nullable(),
    nextAttemptAt: p.datetime().nullable(),
    queueDeadlineAt: p.datetime().nullable(),
    executionDeadlineAt: p.datetime().nullable(),
    /** Since when it waits for its pool to have room. */
    readyAt: p.datetime().nullable(),
    dispatchedAt: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** Of its newest attempt, so that the next one can link to it. */
    traceparent: p.string().length(60).nullable(),
  },
});
