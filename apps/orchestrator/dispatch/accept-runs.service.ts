import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { RunAccepted } from '#contracts';
import { endOfRun } from '../evidence/finished-runs.repository.js';
import { writeOutbox } from '#platform/outbox';
import type { OutboxEvent } from '#platform/outbox';
import type { RunDecision } from '../runs/decide-run.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import { NewRunsRepository } from './new-runs.repository.js';
import type { NewRun } from './new-runs.repository.js';
import type { PreparedRun } from './prepare-run.js';

/** Stores runs and their first decisions in one transaction. A run that is stored already is left alone. */
@Injectable()
export class AcceptRunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly newRuns: NewRunsRepository,
    private readonly engine: RunEngineService,
  ) {}

  now(): Promise<number> {
    return this.newRuns.now(this.orm.em.fork());
  }

  accept(prepared: PreparedRun[]): Promise<RunDecision[]> {
    return this.engine.commitHeld(async (em) => {
      const stored = await this.newRuns.insert(em, prepared);
      await writeOutbox(em, 'orchestrator', await Promise.all(stored.map(firstEvent)));
      const runs = stored.filter(({ prepared: { failure } }) => !failure).map(({ run }) => run);
      const inputs = runs.map(({ facts }) => ({ runId: facts.runId, event: { type: 'run_started' as const } }));
      return { runs, inputs };
    });
  }
}

/** Accepted, or finished at once: whoever asked shall not wait for a deadline. */
async function firstEvent({ prepared, run }: NewRun): Promise<OutboxEvent> {
  const { facts, now } = run;
  const { failure, plan, traceparent } = prepared;
  if (failure) return endOfRun({ facts, plan, status: 'failed', failure, finishedAt: now }, []);
  const payload: RunAccepted = { runId: facts.runId, deliveryId: facts.deliveryId };
  return { event: RunAccepted.event, payload, traceparent };
}
