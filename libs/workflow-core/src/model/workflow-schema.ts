/** What a node id looks like; `__proto__` is refused because it is no safe key of a JavaScript object. */
export const NODE_ID_PATTERN = '^(?!__proto__$)[A-Za-z0-9_-]{1,64}$';

const ui = { type: 'object', description: 'Editor metadata; no runtime decision reads it.' } as const;

const node = {
  type: 'object',
  required: ['id', 'step', 'params'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: NODE_ID_PATTERN, description: 'Unique in the workflow.' },
    step: { type: 'string', minLength: 1, description: 'A step of the registry; its definition owns the params.' },
    params: {
      type: 'object',
      description: "Settings, checked by the step's params schema; what is absent is default.",
    },
    ui,
  },
} as const;

const edge = {
  type: 'object',
  required: ['from', 'to'],
  additionalProperties: false,
  properties: {
    from: { type: 'string', minLength: 1, description: 'Id of the node that runs first.' },
    to: { type: 'string', minLength: 1, description: 'Id of the node that runs after it.' },
    output: { type: 'string', minLength: 1, description: 'A port of `from`; absent: the binding rule decides.' },
    input: { type: 'string', minLength: 1, description: 'A port of `to`; absent: the binding rule decides.' },
  },
} as const;

/** JSON Schema 2020-12 of the canonical workflow format, published as `workflow.schema.json`; its shape only, no step rules. */
export const workflowSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'HartOMat workflow',
  description: 'A graph of steps. `step` and `params` are the runtime model; `ui` is for the editor alone.',
  type: 'object',
  required: ['version', 'nodes', 'edges'],
  additionalProperties: false,
  properties: {
    version: { const: 1, description: 'Format version.' },
    nodes: { type: 'array', items: node },
    edges: { type: 'array', items: edge },
    ui,
  },
} as const;
