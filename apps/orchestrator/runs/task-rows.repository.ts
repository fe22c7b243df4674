import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PinnedInputsMessage } from '#contracts';
import type { RunPlan } from '#workflow-core';
import { OpenRunsRepository, planKey } from './open-runs.repository.js';
import type { PlanRef } from './open-runs.repository.js';
import { plannedNodes } from './planned-nodes.js';

/** An attempt that PostgreSQL says is out, with all that its task carries but the inputs. */
export interface TaskRow extends PlanRef {
  nodeRunId: string;
  runId: string;
  nodeId: string;
  attempt: number;
  runClass: 'live' | 'shadow';
  pinned: PinnedInputsMessage;
  deadlineAt: number;
  workflowKey: string;
  bypassCache: boolean;
  traceparent: string | null;
}

export interface TaskRows {
  tasks: TaskRow[];
  /** By `planKey`. */
  plans: ReadonlyMap<string, RunPlan>;
  /** Outputs of the nodes that the tasks' nodes are bound to. */
  outputs: { runId: string; nodeId: string; outputs: Record<string, unknown> }[];
}

@Injectable()
export class TaskRowsRepository {
  constructor(
    private readonly orm: MikroORM,
    private readonly openRuns: OpenRunsRepository,
  ) {}

  /** Reads the tasks of those node runs that are still out. */
  async load(nodeRunIds: string[]): Promise<TaskRows> {
    const em = this.orm.em.fork();
    const tasks = await em.execute<TaskRow[]>(
      `select n.id as "nodeRunId", n.run_id as "runId", n.node_id as "nodeId", n.attempt, n.traceparent,
              r.run_class as "runClass", r.semantic_hash as "semanticHash", r.spread, r.pinned,
              r.workflow_key as "workflowKey", r.bypass_cache as "bypassCache",
              floor(extract(epoch from r.deadline_at) * 1000)::float8 as "deadlineAt"
         from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
        where n.id in (?) and n.status in ('dispatched', 'running') and r.status = 'running'`,
      [nodeRunIds],
    );
    if (tasks.length === 0) return { tasks, plans: new Map(), outputs: [] };
    const refs = [...new Map(tasks.map((task) => [planKey(task), task]))];
    const plans = new Map(
      await Promise.all(refs.map(async ([key, ref]) => [key, await this.openRuns.planOf(em, ref)] as const)),
    );
    return { tasks, plans, outputs: await this.outputs(em, producersOf(tasks, plans)) };
  }

  private async outputs(em: EntityManager, producers: readonly Producer[]): Promise<TaskRows['outputs']> {
    if (producers.length === 0) return [];
    return em.execute<TaskRows['outputs']>(
      `select n.run_id as "runId", n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs
         from jsonb_to_recordset(?::jsonb) as c ("runId" text, "nodeId" text)
         join orchestrator.node_run n on n.run_id = c."runId" and n.node_id = c."nodeId"
         join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
        where n.status = 'succeeded'`,
      [JSON.stringify(producers)],
    );
  }
}

interface Producer {
  runId: string;
  nodeId: string;
}

/** Each once; nothing else of a run is read, so that a task of a large graph costs what one of a small graph does. */
function producersOf(tasks: readonly TaskRow[], plans: ReadonlyMap<string, RunPlan>): Producer[] {
  const found = new Map<string, Producer>();
  for (const task of tasks) {
    const { runId, nodeId } = task;
    const plan = plans.get(planKey(task));
    const inputs = (plan && plannedNodes(plan).get(nodeId)?.inputs) ?? [];
    for (const producer of inputs.flatMap((input) => input.producers)) {
      found.set(`${runId} ${producer.nodeId}`, { runId, nodeId: producer.nodeId });
    }
  }
  return [...found.values()];
}
