import { defineNode } from '../model/define-node.js';
import type { InputPort, NodeDefinition, NodeDefinitions, OutputPort, PortType } from '../model/node-definition.js';

const common = {
  version: 1,
  label: 'Fake',
  category: 'Fakes',
  description: 'A step for specs.',
  icon: 'science',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  timeouts: { queueMs: 60_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
} as const;

const noParams = { type: 'object', additionalProperties: false, properties: {} } as const;

function required<const T extends PortType>(type: T) {
  return { type, required: true, many: false, description: '' } as const satisfies InputPort;
}

function many<const T extends PortType>(type: T) {
  return { type, required: false, many: true, description: '' } as const satisfies InputPort;
}

function output<const T extends PortType>(type: T) {
  return { type, description: '' } as const satisfies OutputPort;
}

export const orderLineSetup = defineNode({
  ...common,
  step: 'order_line_setup',
  paramsSchema: noParams,
  inputs: {},
  outputs: { order_line: output('order_line'), cad_file: output('cad_file') },
});

export const glbExport = defineNode({
  ...common,
  step: 'glb_export',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: { quality: { type: 'string', enum: ['preview', 'standard', 'fine'], default: 'standard' } },
  },
  inputs: { cad_file: required('cad_file') },
  outputs: { glb: output('glb'), parts: output('parts') },
});

export const resolveTemplate = defineNode({
  ...common,
  step: 'resolve_template',
  paramsSchema: noParams,
  inputs: { order_line: required('order_line') },
  outputs: { template: output('template') },
});

export const threejsRender = defineNode({
  ...common,
  step: 'threejs_render',
  requires: 'chromium',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      width: { type: 'integer', minimum: 0, maximum: 4096, default: 0 },
      angles: {
        type: 'array',
        default: [],
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['azimuth'],
          properties: { azimuth: { type: 'number' }, elevation: { type: 'number', default: 20 } },
        },
      },
    },
  },
  inputs: { glb: required('glb'), template: required('template') },
  outputs: { render: output('render') },
});

export const imageConvert = defineNode({
  ...common,
  step: 'image_convert',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      format: { type: 'string', enum: ['png', 'webp'], default: 'png' },
      note: { oneOf: [{ type: 'null' }, { type: 'string', maxLength: 10 }], default: null },
    },
  },
  inputs: { render: required('render') },
  outputs: { render: output('render') },
});

/** Two outputs of one type: they are bound only by naming ports. */
export const stereoRender = defineNode({
  ...common,
  step: 'stereo_render',
  paramsSchema: noParams,
  inputs: { glb: required('glb') },
  outputs: { left: output('render'), right: output('render') },
});

/** No inputs and no outputs: splicing it into an edge must change nothing. */
export const checkpoint = defineNode({
  ...common,
  step: 'checkpoint',
  paramsSchema: noParams,
  inputs: {},
  outputs: {},
});

export const outputSave = defineNode({
  ...common,
  step: 'output_save',
  pool: 'notify',
  effect: 'asset',
  cacheable: false,
  paramsSchema: noParams,
  inputs: { render: many('render'), glb: many('glb') },
  outputs: { media_assets: output('media_assets') },
  atLeastOneInput: ['render', 'glb'],
});

/** All fake steps, by name. */
export const fakeDefinitions: NodeDefinitions = new Map<string, NodeDefinition>(
  [orderLineSetup, glbExport, resolveTemplate, threejsRender, imageConvert, stereoRender, checkpoint, outputSave].map(
    (definition) => [definition.step, definition],
  ),
);
