import type { Operation } from './operation.js';
import { listOf, refTo } from './schema-of.js';

const runs = { tag: 'runs' };
const run = { ...runs, reply: refTo('RunReply') };
const pool = { ...runs, reply: refTo('PoolReply') };
const deadLetter = { ...runs, reply: refTo('DeadLetterDetail') };

/** What operators do to runs, pools and dead letters. */
export const controlOperations: Record<string, Operation> = {
  'post /api/runs/{id}/pause': {
    ...run,
    summary: 'Dispatch nothing more of a run; what runs goes on, and its deadline holds. 409 for one that ended',
    body: 'PauseBody',
  },
  'post /api/runs/{id}/resume': { ...run, summary: 'Let a paused run go on; 409 for one that ended' },
  'post /api/runs/{id}/retry': {
    ...run,
    summary:
      'A new run of a failed or cancelled one: what succeeded is taken over, everything else runs anew. 200 with that run while one that does the same is open',
    status: 201,
    statusOfExisting: 200,
  },
  'post /api/runs/{id}/rerun': {
    ...run,
    summary:
      'A new run that takes over what succeeded, except for a node and all behind it; on another version what is still the same there. 200 with that run while one that does the same is open',
    status: 201,
    statusOfExisting: 200,
    body: 'RerunBody',
  },
  'get /api/pools': {
    ...runs,
    summary: 'Pools with their load, their workers and pauses',
    reply: listOf(refTo('PoolReply')),
  },
  'post /api/pools/{pool}/pause': {
    ...pool,
    summary: 'Dispatch nothing to a pool and take back what is queued; lines that need it are delivered by legacy',
    body: 'PauseBody',
  },
  'post /api/pools/{pool}/resume': { ...pool, summary: 'Dispatch to a pool again, first what waits' },
  'get /api/dead-letters': {
    ...runs,
    summary: 'Messages that no service could read, newest first',
    query: ['service', 'state', 'after', 'limit'],
    reply: listOf(refTo('DeadLetterReply')),
  },
  'get /api/dead-letters/{id}': { ...deadLetter, summary: 'One dead letter with its body' },
  'post /api/dead-letters/{id}/requeue': {
    ...deadLetter,
    summary: 'Publish it to its subject again; what is still malformed comes back as a new one',
  },
  'post /api/dead-letters/{id}/discard': { ...deadLetter, summary: 'Settle it without publishing' },
};
