import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { expandFanOut } from '#workflow-core';
import type { NodeRunState, RunFailure, RunPlan, RunState, RunStatus, Sharding } from '#workflow-core';
import { byRun } from './by-run.js';
import { DatabaseClock } from './database-clock.js';
import { KnownPlans } from './known-plans.js';
import { KnownRuns } from './known-runs.js';
import type { OpenRun, RunFacts } from './open-run.js';

interface RunRow extends RunFacts {
  revision: number;
  semanticHash: string;
  spread: Sharding | null;
  status: RunStatus;
  failure: RunFailure | null;
  isPaused: boolean;
  now: number;
}

interface NodeRow extends Omit<NodeRunState, 'failure'> {
  runId: string;
  nodeRunId: string;
  failure: RunFailure | null;
  traceparent: string | null;
}

/** What decides a run's plan. */
export interface PlanRef {
  semanticHash: string;
  spread: Sharding | null;
}

/** Runs with the same key have the same plan. */
export const planKey = ({ semanticHash, spread }: PlanRef): string =>
  spread ? `${semanticHash} ${JSON.stringify(spread)}` : semanticHash;

const RUN_COLUMNS = `id as "runId", revision, delivery_id as "deliveryId", order_line_id as "orderLineId",
  run_class as "runClass", semantic_hash as "semanticHash", spread, pinned, status, failure, traceparent,
  paused_at is not null as "isPaused", rerun_of as "rerunOf",
  workflow_key as "workflowKey", bypass_cache as "bypassCache",
  floor(extract(epoch from created_at) * 1000)::float8 as "createdAt",
  floor(extract(epoch from deadline_at) * 1000)::float8 as "deadlineAt",
  floor(extract(epoch from now()) * 1000)::float8 as "now"`;

/** Loads runs for a decision. Whoever holds a run's row decides for it; rows are locked in id order, so nobody waits in a circle. */
@Injectable()
export class OpenRunsRepository {
  readonly known = new KnownRuns();
  readonly clock = new DatabaseClock();
  private readonly plans = new KnownPlans();

  /** Those of the runs that still run; for all others nothing can be decided any more. */
  async lock(em: EntityManager, runIds: string[]): Promise<OpenRun[]> {
    if (runIds.length === 0) return [];
    const rows = await em.execute<RunRow[]>(
      `select ${RUN_COLUMNS} from orchestrator.run where id in (?) and status = 'running' order by id for update`,
      [runIds],
    );
    return this.open(em, rows);
  }

  /** The running runs in which something is due, at most `limit`; those that another orchestrator holds are left to it. */
  async lockDue(em: EntityManager, dueRuns: string, limit: number): Promise<OpenRun[]> {
    const rows = await em.execute<RunRow[]>(
      `select ${RUN_COLUMNS} from orchestrator.run
        where status = 'running' and id in (${dueRuns}) order by id limit ? for update skip locked`,
      [limit],
    );
    return this.open(em, rows);
  }

  /** A stored run's plan: the frozen one of its semantic hash, spread as the run is. */
  async planOf(em: EntityManager, ref: PlanRef): Promise<RunPlan> {
    const plan = await this.findPlan(em, ref);
    if (plan) return plan;
    throw new Error(`There is no plan ${ref.semanticHash}, although a run uses it: restore orchestrator.run_plan.`);
  }

  /** Null where no run of that semantic hash could ever be planned. */
  async findPlan(em: EntityManager, { semanticHash, spread }: PlanRef): Promise<RunPlan | null> {
    const key = planKey({ semanticHash, spread });
    const known = this.plans.get(key);
    if (known) return known;
    const [row] = await em.execute<{ plan: RunPlan }[]>(
      'select plan from orchestrator.run_plan where semantic_hash = ?',
      [semanticHash],
    );
    if (!row) return null;
    const plan = expandFanOut(row.plan, spread);
    this.plans.set(key, plan);
    return plan;
  }

  private async open(em: EntityManager, rows: RunRow[]): Promise<OpenRun[]> {
    if (rows[0]) this.clock.observe(rows[0].now);
    const unknown = rows.filter(({ runId, revision }) => !this.known.at(runId, revision));
    const nodesOf = byRun(await this.nodes(em, unknown));
    const opened: OpenRun[] = [];
    for (const row of rows) {
      const known = this.known.at(row.runId, row.revision);
      if (known) opened.push({ ...known, now: row.now });
      else opened.push(openRun(row, await this.planOf(em, row), nodesOf.get(row.runId) ?? []));
    }
    return opened;
  }

  private async nodes(em: EntityManager, runs: RunRow[]): Promise<NodeRow[]> {
    if (runs.length === 0) return [];
    return em.execute<NodeRow[]>(
      `select run_id as "runId", id as "nodeRunId", node_id as "nodeId", status, attempt, failures, failure, traceparent
         from orchestrator.node_run where run_id in (?) order by run_id, position`,
      [runs.map((run) => run.runId)],
    );
  }
}

function openRun(
  { semanticHash: _, spread: __, status, failure, isPaused, now, revision, ...facts }: RunRow,
  plan: RunPlan,
  nodes: NodeRow[],
) {
  const states = nodes.map(({ nodeId, status, attempt, failures, failure }) => [
    nodeId,
    { nodeId, status, attempt, failures, ...(failure && { failure }) },
  ]);
  const nodeRuns = nodes.map(({ nodeId, nodeRunId, traceparent }) => [nodeId, { nodeRunId, traceparent }] as const);
  const told = { status, ...(failure && { failure }), ...(isPaused && { paused: true as const }) };
  const state: RunState = { plan, ...told, nodes: Object.fromEntries(states) };
  const isFresh = nodes.every(({ status }) => status !== 'succeeded');
  return { revision, facts, state, nodeRuns: new Map(nodeRuns), ...(isFresh && { accepted: new Map() }), now };
}
