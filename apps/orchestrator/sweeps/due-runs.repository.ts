import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OpenRun } from '../runs/open-run.js';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import type { HeldRuns } from '../runs/run-engine.service.js';
import type { RunInput } from '../runs/run-input.js';

interface DueRow {
  kind: 'cancel' | 'run' | 'queue' | 'execution' | 'retry';
  runId: string;
  nodeId: string;
  attempt: number;
  reason: string;
}

/** Every timer that has run out and every wish that was not heard yet, by PostgreSQL's time. */
const DUE = `
  select 'cancel' as kind, run_id, '' as node_id, 0 as attempt, reason
    from orchestrator.run_cancellation join orchestrator.run r on r.id = run_id where r.status = 'running'
  union all
  select 'run', id, '', 0, '' from orchestrator.run where status = 'running' and deadline_at <= now()
  union all
  select 'queue', run_id, node_id, attempt, '' from orchestrator.node_run
   where status = 'dispatched' and queue_deadline_at <= now()
  union all
  select 'execution', run_id, node_id, attempt, '' from orchestrator.node_run
   where status = 'running' and execution_deadline_at <= now()
  union all
  select 'retry', run_id, node_id, attempt, '' from orchestrator.node_run
   where status = 'retry_wait' and next_attempt_at <= now()`;

@Injectable()
export class DueRunsRepository {
  constructor(
    private readonly orm: MikroORM,
    private readonly openRuns: OpenRunsRepository,
  ) {}

  /** The runs in which something is due, at most `limit`. */
  async list(limit: number): Promise<string[]> {
    const sql = `select distinct run_id as "runId" from (${DUE}) due order by run_id limit ?`;
    return (await this.orm.em.fork().execute<{ runId: string }[]>(sql, [limit])).map(({ runId }) => runId);
  }

  /** Locks runs in which something is due, then reads what: nothing can move it any more. */
  async lock(em: EntityManager, limit: number): Promise<HeldRuns> {
    return this.held(em, await this.openRuns.lockDue(em, `select run_id from (${DUE}) due`, limit));
  }

  /** The same for one run. */
  async lockOne(em: EntityManager, runId: string): Promise<HeldRuns> {
    return this.held(em, await this.openRuns.lock(em, [runId]));
  }

  private async held(em: EntityManager, runs: OpenRun[]): Promise<HeldRuns> {
    if (runs.length === 0) return { runs, inputs: [] };
    const due = await em.execute<DueRow[]>(
      `select kind, run_id as "runId", node_id as "nodeId", attempt, reason from (${DUE}) due where run_id in (?)`,
      [runs.map(({ facts }) => facts.runId)],
    );
    return { runs, inputs: due.map(inputOf) };
  }
}

function inputOf({ kind, runId, nodeId, attempt, reason }: DueRow): RunInput {
  switch (kind) {
    case 'cancel':
      return { runId, event: { type: 'cancel_requested', reason } };
    case 'run':
      return { runId, event: { type: 'run_deadline_passed' } };
    case 'queue':
      return { runId, event: { type: 'queue_deadline_passed', nodeId, attempt } };
    case 'execution':
      return { runId, event: { type: 'execution_deadline_passed', nodeId, attempt } };
    case 'retry':
      return { runId, event: { type: 'retry_due', nodeId, attempt } };
  }
}
