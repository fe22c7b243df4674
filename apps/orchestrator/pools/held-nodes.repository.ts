import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import type { HeldRuns } from '../runs/run-engine.service.js';
import type { RunInput } from '../runs/run-input.js';
import { PausedPoolsService } from './paused-pools.service.js';

/** What is queued for a paused pool and must come back. */
const RECALLED = `
  select run_id, node_id, attempt from orchestrator.node_run
   where status = 'dispatched' and pool in (select pool from orchestrator.paused_pool)`;

@Injectable()
export class HeldNodesRepository {
  constructor(
    private readonly openRuns: OpenRunsRepository,
    private readonly paused: PausedPoolsService,
  ) {}

  async hasAny(em: EntityManager): Promise<boolean> {
    // Where no pool is paused, nothing that is queued has to be looked at.
    if (this.paused.list().length === 0) return false;
    const [row] = await em.execute<{ any: boolean }[]>(`select exists (${RECALLED}) as any`);
    return row?.any ?? false;
  }

  /** Locks runs with such nodes, then reads which: nothing can move them any more. */
  async lock(em: EntityManager, limit: number): Promise<HeldRuns> {
    if (this.paused.list().length === 0) return { runs: [], inputs: [] };
    const runs = await this.openRuns.lockDue(em, `select run_id from (${RECALLED}) recalled`, limit);
    if (runs.length === 0) return { runs, inputs: [] };
    const rows = await em.execute<{ runId: string; nodeId: string; attempt: number }[]>(
      `select run_id as "runId", node_id as "nodeId", attempt from (${RECALLED}) recalled where run_id in (?)`,
      [runs.map(({ facts }) => facts.runId)],
    );
    const inputs = rows.map(({ runId, ...node }): RunInput => ({ runId, event: { type: 'node_recalled', ...node } }));
    return { runs, inputs };
  }
}
