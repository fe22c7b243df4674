import type { EntityManager } from '@mikro-orm/postgresql';
import { RunFinished } from '#contracts';
import { currentTraceparent, withSpan } from '#platform/telemetry';
import { writeOutbox } from '#platform/outbox';
import type { OutboxEvent } from '#platform/outbox';
import { byRun } from '../runs/by-run.js';
import type { RunDecision } from '../runs/decide-run.js';
import { acceptedAttempts } from './accepted-attempts.repository.js';
import type { AcceptedAttempt } from './accepted-attempts.repository.js';
import { runFinished } from './run-finished.js';
import type { FinishedRun } from './run-finished.js';

/** Tells of runs that end: the event is written with the change itself, so it is published exactly if the run ended. */
export async function tellFinishedRuns(em: EntityManager, decisions: readonly RunDecision[]): Promise<void> {
  const finished = decisions.flatMap(finishedRun);
  const attempts = await acceptedAttempts(
    em,
    finished.map(({ facts }) => facts.runId),
  );
  const attemptsOf = byRun(attempts);
  const events = await Promise.all(finished.map((run) => endOfRun(run, attemptsOf.get(run.facts.runId) ?? [])));
  await writeOutbox(em, 'orchestrator', events);
}

/** The run of a decision that ends it; else nothing. */
export function finishedRun({ run, after, finished }: RunDecision): FinishedRun[] {
  if (!finished) return [];
  const { status, failure = null } = finished;
  return [{ facts: run.facts, plan: after.plan, status, failure, finishedAt: run.now }];
}

/** The short span at the end of a run; there is none over its whole length. */
export function endOfRun(run: FinishedRun, attempts: AcceptedAttempt[]): Promise<OutboxEvent> {
  const { runId, runClass, traceparent } = run.facts;
  const attributes = { 'hartomat.run_id': runId, 'hartomat.mode': runClass, 'hartomat.status': run.status };
  return withSpan('run end', { traceparent, attributes }, async () => ({
    event: RunFinished.event,
    payload: runFinished(run, attempts),
    traceparent: currentTraceparent() ?? traceparent,
  }));
}
