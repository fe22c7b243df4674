import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import type { HeldRuns } from '../runs/run-engine.service.js';
import type { RunInput } from '../runs/run-input.js';
import { PausedPoolsService } from './paused-pools.service.js';

interface HeldRow {
  type: 'node_recalled' | 'node_dispatched';
  runId: string;
  nodeId: string;
  attempt: number;
}

/** What is queued for a paused pool and must come back. */
const RECALLED = `
  select 'node_recalled' as type, run_id, node_id, attempt from orchestrator.node_run
   where status = 'dispatched' and pool in (select pool from orchestrator.paused_pool)`;

/** What waits for a pool that is not paused, and may go. */
const RELEASED = `
  select 'node_dispatched' as type, n.run_id, n.node_id, n.attempt
    from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
   where n.status = 'ready' and r.status = 'running' and r.paused_at is null
     and n.pool not in (select pool from orchestrator.paused_pool)`;

@Injectable()
export class HeldNodesRepository {
  constructor(
    private readonly openRuns: OpenRunsRepository,
    private readonly paused: PausedPoolsService,
  ) {}

  async hasAny(em: EntityManager): Promise<boolean> {
    const [row] = await em.execute<{ any: boolean }[]>(`select exists (${this.held}) as any`);
    return row?.any ?? false;
  }

  /** Locks runs with such nodes, then reads which: nothing can move them any more. */
  async lock(em: EntityManager, limit: number): Promise<HeldRuns> {
    const runs = await this.openRuns.lockDue(em, `select run_id from (${this.held}) held`, limit);
    if (runs.length === 0) return { runs, inputs: [] };
    const rows = await em.execute<HeldRow[]>(
      `select type, run_id as "runId", node_id as "nodeId", attempt from (${this.held}) held where run_id in (?)`,
      [runs.map(({ facts }) => facts.runId)],
    );
    const inputs = rows.map(({ runId, ...event }): RunInput => ({ runId, event }));
    return { runs, inputs };
  }

  /** Where no pool is paused, nothing that is queued has to be looked at. */
  private get held(): string {
    return this.paused.list().length > 0 ? `${RECALLED} union all ${RELEASED}` : RELEASED;
  }
}
