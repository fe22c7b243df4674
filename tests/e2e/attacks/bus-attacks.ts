import { REQUESTS, RunAccepted, RunFinished, eventSubject, resultSubject } from '#contracts';
import type { BusRequest, NodeResult } from '#contracts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A message that somebody who reached the bus publishes; `deadLetterOf` are the services that must keep it as one. */
export interface BusAttack {
  subject: string;
  body: string;
  deadLetterOf: readonly ('orders' | 'orchestrator' | 'comparison')[];
}

/** A question that somebody asks a service directly, and the code of its refusal. */
export interface BusQuestion {
  request: BusRequest<never, unknown>;
  data: unknown;
  code: string;
}

const finished = eventSubject('wf', RunFinished.event);
const accepted = eventSubject('wf', RunAccepted.event);
const result = resultSubject('wf', 'render');
const published = (subject: string, body: unknown, ...deadLetterOf: BusAttack['deadLetterOf']): BusAttack => ({
  subject,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  deadLetterOf,
});
/** A result with every member that it must have, of a run that is not there. */
const nodeResult = (change: Partial<NodeResult>): object => ({
  runId: NOBODY,
  nodeRunId: `${NOBODY}.n`,
  nodeId: 'n',
  attempt: 1,
  outcome: 'succeeded',
  outputs: {},
  logs: [],
  worker: 'attacker',
  deliveryCount: 1,
  startedAt: 1,
  finishedAt: 2,
  ...change,
});

export const BUS_ATTACKS: Record<string, BusAttack> = {
  'a finished run that is no JSON': published(finished, '{"runId":', 'orders', 'comparison'),
  'a finished run that is a list': published(finished, [], 'orders', 'comparison'),
  'a finished run whose evidence is a number': published(finished, { runId: NOBODY, deliveryId: NOBODY, runClass: 'live', status: 'succeeded', evidence: 7 }, 'orders', 'comparison'),
  'a finished run without evidence': published(finished, { runId: NOBODY, deliveryId: NOBODY, runClass: 'live', status: 'succeeded' }, 'orders', 'comparison'),
  'a finished run whose evidence is null': published(finished, { runId: NOBODY, deliveryId: NOBODY, runClass: 'live', status: 'succeeded', evidence: null }, 'orders', 'comparison'),
  'a finished run whose evidence is a list': published(finished, { runId: NOBODY, deliveryId: NOBODY, runClass: 'live', status: 'succeeded', evidence: [] }, 'orders', 'comparison'),
  'a finished run of a path of its own': published(finished, { runId: NOBODY, deliveryId: "' or 1=1", runClass: 'live', status: 'delivered', evidence: {} }, 'orders', 'comparison'),
  'an accepted run that is no JSON': published(accepted, 'null', 'orders'),
  'an accepted run with a NUL in its id': published(accepted, { runId: `${NOBODY}\0`, deliveryId: NOBODY }, 'orders'),
  'an accepted run of an unknown delivery': published(accepted, { runId: NOBODY, deliveryId: NOBODY }),
  'a result that is no JSON': published(result, '\0\0\0', 'orchestrator'),
  'a result without an outcome': published(result, nodeResult({ outcome: undefined }), 'orchestrator'),
  'a result of attempt -1': published(result, nodeResult({ attempt: -1 }), 'orchestrator'),
  'a thousand bad results in one message': published(result, { results: Array.from({ length: 1000 }, () => nodeResult({ attempt: -1 })) }, 'orchestrator'),
  'more results than one message may hold': published(result, { results: Array.from({ length: 1001 }, () => nodeResult({})) }, 'orchestrator'),
  'a result with half of a surrogate pair': published(result, JSON.stringify(nodeResult({ worker: 'x' })).replace('"x"', String.raw`"\ud800"`), 'orchestrator'),
  'a result of an unknown run': published(result, nodeResult({})),
}; // prettier-ignore

export const BUS_QUESTIONS: Record<string, BusQuestion> = {
  'a publish without a key': { request: REQUESTS.registry.publishDraft, data: {}, code: 'invalid_request' },
  'a draft in the place of another by a key that is none': { request: REQUESTS.registry.saveDraft, data: { key: '../x', revision: 1, workflow: {} }, code: 'invalid_request' },
  'a cancel of an unknown run': { request: REQUESTS.orchestrator.cancelRun, data: { runId: NOBODY, reason: 'attack' }, code: 'run_not_found' },
  'a pause of a pool that is none': { request: REQUESTS.orchestrator.pausePool, data: { pool: '*', reason: 'attack' }, code: 'invalid_request' },
  'a discard of a dead letter by SQL': { request: REQUESTS.comparison.discardDeadLetter, data: { id: '1 or 1=1' }, code: 'invalid_request' },
}; // prettier-ignore
