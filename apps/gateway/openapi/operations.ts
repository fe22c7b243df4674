import { catalogOperations } from './catalog-operations.js';
import { controlOperations } from './control-operations.js';
import { draftOperations } from './draft-operations.js';
import { runOperations } from './run-operations.js';
import { listOf, refTo } from './schema-of.js';
import type { Operation } from './operation.js';
import type { Schema } from './schema-of.js';

const binary: Schema = { type: 'string', format: 'binary' };
const orders = { tag: 'orders' };
const workflows = { tag: 'workflows' };
const runs = { tag: 'runs' };
const rollouts = { tag: 'rollouts' };
const open = { isPublic: true, reply: { type: 'object' } } as const;

/** Every operation by method and path. A route without an entry, or an entry without a route, fails a test. */
export const operations: Record<string, Operation> = {
  'get /api/node-definitions': {
    ...workflows,
    summary: 'Steps that a workflow may use, newest version of each',
    reply: listOf(refTo('NodeDefinition')),
  },
  'get /api/node-definitions/{step}': { ...workflows, summary: 'One step', reply: refTo('NodeDefinition') },
  'get /api/workers': {
    ...workflows,
    summary: 'Workers that announced themselves in the last ten seconds',
    reply: listOf(refTo('LiveWorker')),
  },
  'get /api/workflow-schema': {
    ...workflows,
    summary: 'JSON Schema 2020-12 of the workflow format',
    reply: { type: 'object' },
  },
  ...draftOperations,
  'post /api/workflows/validate': {
    ...workflows,
    summary: 'All that is wrong with a workflow, each with a JSON pointer; the body is the workflow itself',
    body: 'Workflow',
    reply: refTo('ValidateWorkflowReply'),
  },
  'get /api/workflows/{key}': {
    ...workflows,
    summary: 'The newest version; before the first publish the summary',
    reply: { anyOf: [refTo('WorkflowVersionReply'), refTo('WorkflowSummary')] },
  },
  'get /api/workflows/{key}/versions/{n}': {
    ...workflows,
    summary: 'One published version',
    reply: refTo('WorkflowVersionReply'),
  },
  'post /api/workflows/{key}/dispatch': {
    ...workflows,
    summary: 'Dispatch one order line; a line whose output type has another workflow is refused',
    status: 202,
    body: 'DispatchWorkflowRequest',
    reply: refTo('DispatchedLine'),
  },
  'post /api/presets/convert': {
    ...workflows,
    summary:
      'What a legacy preset config would become, with a note on every key; nothing is stored. The body is the config',
    body: 'PresetConfig',
    reply: refTo('PresetConversion'),
  },
  'post /api/presets/migrate': {
    ...workflows,
    summary: "Publish what output types' legacy presets become and keep the configs; no traffic moves",
    body: 'MigratePresetsRequest',
    reply: refTo('MigratePresetsReply'),
  },
  'post /api/presets/rollback': {
    ...workflows,
    summary: 'Give output types back the workflows that they had before their migration',
    body: 'RollBackPresetsRequest',
    reply: refTo('RollBackPresetsReply'),
  },
  'get /api/presets/migrations': {
    ...workflows,
    summary: 'Kept legacy configs, newest first, in pages: the next one is before the last id',
    query: ['outputType', 'before'],
    reply: listOf(refTo('PresetMigrationReply')),
  },
  'post /api/products': {
    ...orders,
    summary: 'Upload a product with its STEP file (multipart/form-data: key, name, file; at most 100 MB)',
    status: 201,
    reply: refTo('ProductReply'),
  },
  'get /api/products': {
    ...orders,
    summary: 'Products by key',
    query: ['after', 'limit'],
    reply: listOf(refTo('ProductReply')),
  },
  'post /api/orders': {
    ...orders,
    summary: 'Create an order; with a header Idempotency-Key, a repeated request gives the same order',
    status: 201,
    body: 'CreateOrderRequest',
    reply: refTo('OrderReply'),
  },
  'get /api/orders': {
    ...orders,
    summary: 'Orders, newest first, or the one that has a line',
    query: ['orderLineId', 'after', 'limit'],
    reply: listOf(refTo('OrderReply')),
  },
  'get /api/orders/{id}': { ...orders, summary: 'One order with its deliveries', reply: refTo('OrderReply') },
  'post /api/orders/{id}/dispatch': {
    ...orders,
    summary: 'Dispatch all lines of an order, or those that are named',
    status: 202,
    body: 'DispatchOrderRequest',
    reply: refTo('OrderReply'),
  },
  'get /api/deliveries/{id}': { ...orders, summary: 'One delivery of any generation', reply: refTo('DeliveryReply') },
  'post /api/deliveries/{id}/cancel': {
    ...orders,
    summary: 'Cancel an open delivery on both paths: nothing of it will be delivered',
    reply: refTo('DeliveryReply'),
  },
  'get /api/deliveries/{id}/assets/{name}': {
    ...orders,
    summary: 'A delivered file',
    reply: binary,
    mediaType: '*/*',
  },
  'get /api/notifications': {
    ...orders,
    summary: 'Notifications, newest first',
    query: ['deliveryId', 'state', 'after', 'limit'],
    reply: listOf(refTo('NotificationReply')),
  },
  'post /api/notifications/{id}/resend': {
    ...orders,
    summary: 'Send a failed or unconfirmed notification again; 409 for one that is pending, sending or sent',
    status: 202,
    reply: refTo('NotificationReply'),
  },
  'get /api/rollouts': { ...rollouts, summary: 'Which path serves what', reply: listOf(refTo('RolloutReply')) },
  'get /api/rollouts/kill-switch': { ...rollouts, summary: 'Is everything on legacy?', reply: refTo('KillSwitch') },
  'put /api/rollouts/kill-switch': {
    ...rollouts,
    summary: 'Put everything on legacy, or end that; once it is answered no graph run commits any more',
    body: 'SetKillSwitchRequest',
    reply: refTo('KillSwitch'),
  },
  'put /api/rollouts/{workflow}/{outputType}': {
    ...rollouts,
    summary: 'Set the path of a workflow or * and an output type or *',
    body: 'SetRolloutRequest',
    reply: refTo('RolloutReply'),
  },
  ...runOperations,
  'post /api/runs/{id}/cancel': {
    ...runs,
    summary: 'Cancel a run; its line goes to legacy',
    status: 202,
    body: 'CancelRunBody',
    reply: refTo('RunReply'),
  },
  'get /api/runs/{id}/events': {
    ...runs,
    summary: 'What happens to a run, as server-sent events; Last-Event-ID resumes',
    reply: { type: 'string' },
    mediaType: 'text/event-stream',
  },
  'get /api/comparisons': {
    ...runs,
    summary: 'Verdicts on both paths, newest first',
    query: ['deliveryId', 'after', 'limit'],
    reply: listOf(refTo('ComparisonReply')),
  },
  'get /api/comparisons/{id}': { ...runs, summary: 'One verdict', reply: refTo('ComparisonReply') },
  'get /api/artifacts/{sha256}': {
    ...runs,
    summary: 'An artifact by its digest; ranges are served',
    reply: binary,
    mediaType: '*/*',
  },
  ...controlOperations,
  ...catalogOperations,
  'get /api/openapi.json': { ...open, tag: 'about', summary: 'This description' },
  'get /healthz': { ...open, tag: 'health', summary: 'Is the process alive' },
  'get /readyz': { ...open, tag: 'health', summary: 'Does it serve, and is the bus there' },
};
