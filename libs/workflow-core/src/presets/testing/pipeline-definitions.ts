import type { Effect, InputPort, NodeDefinition, NodeDefinitions, PortType } from '../../model/node-definition.js';

type Params = Record<string, Record<string, unknown>>;

interface Sketch {
  category?: string;
  effect?: Effect;
  params?: Params;
  /** `type` is required, `type*` takes any number, at least one of all such; `type?` takes any number, also none. */
  takes?: string[];
  makes: PortType[];
}

function define(step: string, { category = 'Order', effect = 'none', params = {}, takes = [], makes }: Sketch) {
  const inputs = takes.map((take): [string, InputPort] => {
    const type = take.replace(/[*?]/, '') as PortType;
    return [type, { type, required: take === type, many: take !== type, description: '' }];
  });
  const group = takes.filter((take) => take.endsWith('*')).map((take) => take.slice(0, -1));
  const definition: NodeDefinition = {
    step,
    version: 1,
    label: `The ${step}`,
    category,
    description: 'A step for specs.',
    icon: 'science',
    pool: 'materials',
    requires: 'none',
    effect,
    paramsSchema: { type: 'object', additionalProperties: false, properties: params },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(makes.map((type) => [type, { type, description: '' }])),
    ...(group.length > 0 && { atLeastOneInput: group }),
    timeouts: { queueMs: 60_000, executionMs: 30_000 },
    retry: { attempts: 3, backoffMs: 1_000 },
    cacheable: false,
  };
  return [step, definition] as const;
}

const size = { type: 'integer', minimum: 0, maximum: 4096, not: { exclusiveMinimum: 0, exclusiveMaximum: 64 } };
const picture: Params = { width: { ...size, default: 0 }, height: { ...size, default: 0 } };
const scene = ['glb', 'template', 'materials', 'bounding_box'];
const recipient = { type: 'string', minLength: 1, maxLength: 320 };
const recipients = { type: 'array', items: recipient, maxItems: 20, uniqueItems: true, default: [] };

/** The nine steps of the still pipeline, with the ports and settings of the real ones. */
export const stillPipeline: NodeDefinitions = new Map([
  define('order_line_setup', { makes: ['order_line', 'cad_file'] }),
  define('glb_export', { category: 'Geometry', takes: ['cad_file'], makes: ['glb', 'parts'] }),
  define('resolve_template', { category: 'Studio', takes: ['order_line'], makes: ['template'] }),
  define('material_map_resolve', { takes: ['order_line', 'parts'], makes: ['material_map'] }),
  define('auto_populate_materials', { effect: 'catalog', takes: ['material_map', 'parts'], makes: ['materials'] }),
  define('glb_bbox', { takes: ['glb'], makes: ['bounding_box'] }),
  define('threejs_render', { category: 'Rendering', params: picture, takes: scene, makes: ['render'] }),
  define('output_save', {
    effect: 'asset',
    params: { deliverModel: { type: 'boolean', default: false } },
    takes: ['render*', 'glb*', 'materials?'],
    makes: ['media_assets'],
  }),
  define('notify', {
    effect: 'notification',
    params: { recipients },
    takes: ['media_assets'],
    makes: ['receipt'],
  }),
]);

const angle = {
  type: 'object',
  additionalProperties: false,
  required: ['azimuth', 'elevation'],
  properties: { azimuth: { type: 'number' }, elevation: { type: 'number' } },
};
const angles = { type: 'array', items: angle, maxItems: 36, default: [] };
const frames = { type: 'integer', minimum: 0, maximum: 360, default: 0 };
const fps = { type: 'integer', minimum: 1, maximum: 60, default: 24 };
const samples = { type: 'integer', minimum: 1, maximum: 4096, default: 64 };
const transparent = { type: 'boolean', default: false };
const format = { type: 'string', enum: ['png', 'jpeg', 'webp', 'webp-animated'], default: 'png' };

/** The still pipeline with all that the presets need: Blender, conversion, angles and frames. */
export const fullPipeline: NodeDefinitions = new Map([
  ...stillPipeline,
  define('threejs_render', { params: { ...picture, transparent, angles, frames }, takes: scene, makes: ['render'] }),
  define('blender_still', { params: { ...picture, transparent, angles, samples }, takes: scene, makes: ['render'] }),
  define('blender_turntable', {
    params: { ...picture, transparent, samples, frames, fps },
    takes: scene,
    makes: ['render'],
  }),
  define('image_convert', { params: { format, fps }, takes: ['render'], makes: ['render'] }),
]);
