import type { Operation } from './operation.js';
import { listOf, refTo } from './schema-of.js';

const runs = { tag: 'runs' };

/** How runs are read, in parts: `next` of one reply is `after` of the following request. */
export const runOperations: Record<string, Operation> = {
  'get /api/runs': {
    ...runs,
    summary: 'Runs without their nodes, newest first',
    query: ['deliveryId', 'orderLineId', 'status', 'workflow', 'outputType', 'since', 'until', 'after', 'limit'],
    reply: refTo('RunsReply'),
  },
  'get /api/runs/{id}': { ...runs, summary: 'One run with its first 500 nodes at most', reply: refTo('RunReply') },
  'get /api/runs/{id}/nodes': {
    ...runs,
    summary: "A part of a run's nodes in the order of its plan, with inputs, outputs and logs",
    query: ['after', 'limit', 'status', 'attempts'],
    reply: refTo('NodesReply'),
  },
  'get /api/runs/{id}/nodes/{nodeId}/attempts': {
    ...runs,
    summary: 'All attempts of a node, oldest first',
    reply: listOf(refTo('AttemptReply')),
  },
  'get /api/runs/{id}/context': {
    ...runs,
    summary: 'What each node put in',
    query: ['after', 'limit'],
    reply: refTo('WorkflowContext'),
  },
  'get /api/retention': {
    tag: 'retention',
    summary: 'What the next sweep would delete, and why the rest stays',
    reply: refTo('RetentionReply'),
  },
  'post /api/retention/sweep': {
    tag: 'retention',
    summary: 'Delete what its policy no longer keeps; nothing in a dry run',
    body: 'SweepRequest',
    reply: refTo('RetentionReply'),
  },
};
