/** JSON Schemas of request bodies for the OpenAPI document; the classes in `#contracts` are what validates. */
const mode = { type: 'string', enum: ['legacy', 'graph', 'shadow'] };
const key = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
const workflow = { type: 'object', description: 'A canonical workflow, see GET /api/workflow-schema' };

export const createOrderSchema = {
  type: 'object',
  required: ['lines'],
  properties: {
    lines: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: { type: 'object', required: ['product', 'outputType'], properties: { product: key, outputType: key } },
    },
  },
};

export const dispatchSchema = { type: 'object', properties: { mode, again: { type: 'boolean' } } };

export const dispatchWorkflowSchema = {
  type: 'object',
  required: ['orderLineId'],
  properties: { orderLineId: { type: 'string', format: 'uuid' }, mode },
};

export const createProductSchema = {
  type: 'object',
  required: ['key', 'name', 'file'],
  properties: { key, name: { type: 'string', maxLength: 200 }, file: { type: 'string', format: 'binary' } },
};

export const killSwitchSchema = {
  type: 'object',
  required: ['on', 'reason'],
  properties: { on: { type: 'boolean' }, reason: { type: 'string', maxLength: 500 } },
};

export const rolloutSchema = { type: 'object', required: ['mode'], properties: { mode } };

export const publishSchema = {
  type: 'object',
  required: ['key', 'label', 'workflow'],
  properties: { key, label: { type: 'string' }, workflow },
};

export const cancelSchema = { type: 'object', properties: { reason: { type: 'string' } } };
