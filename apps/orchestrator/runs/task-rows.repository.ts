import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { PinnedInputsMessage } from '#contracts';
import type { RunPlan } from '#workflow-core';
import { OpenRunsRepository } from './open-runs.repository.js';

/** An attempt that PostgreSQL says is out, with all that its task carries but the inputs. */
export interface TaskRow {
  nodeRunId: string;
  runId: string;
  nodeId: string;
  attempt: number;
  runClass: 'live' | 'shadow';
  semanticHash: string;
  pinned: PinnedInputsMessage;
  deadlineAt: number;
  traceparent: string | null;
}

export interface TaskRows {
  tasks: TaskRow[];
  plans: ReadonlyMap<string, RunPlan>;
  /** Outputs of all succeeded nodes of the tasks' runs. */
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
              r.run_class as "runClass", r.semantic_hash as "semanticHash", r.pinned,
              floor(extract(epoch from r.deadline_at) * 1000)::float8 as "deadlineAt"
         from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
        where n.id in (?) and n.status in ('dispatched', 'running') and r.status = 'running'`,
      [nodeRunIds],
    );
    if (tasks.length === 0) return { tasks, plans: new Map(), outputs: [] };
    const outputs = await em.execute<TaskRows['outputs']>(
      `select n.run_id as "runId", n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs
         from orchestrator.node_run n
         join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
        where n.run_id in (?) and n.status = 'succeeded'`,
      [[...new Set(tasks.map((task) => task.runId))]],
    );
    const hashes = [...new Set(tasks.map((task) => task.semanticHash))];
    const plans = await Promise.all(hashes.map(async (hash) => [hash, await this.openRuns.planOf(em, hash)] as const));
    return { tasks, plans: new Map(plans), outputs };
  }
}
