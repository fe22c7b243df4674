// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';
import { reads as reads_blender_still_1 } from './blender_still/reads.js';
import { reads as reads_blender_turntable_1 } from './blender_turntable/reads.js';
import { reads as reads_material_map_resolve_1 } from './material_map_resolve/reads.js';
import { reads as reads_resolve_template_1 } from './resolve_template/reads.js';
import { reads as reads_threejs_render_1 } from './threejs_render/v1/reads.js';
import { reads as reads_threejs_render_2 } from './threejs_render/reads.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '4feeafa9629f9bc20d130ae8450d5be8754a25afdbd7ece3c7d0d9e3e2955560',
  },
  'auto_populate_materials@2': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '6800455bcdc8615108144011b76439563f479926527c996a31f948e92c7b143b',
  },
  'blender_still@1': {
    load: async () => (await import('./blender_still/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '2d11899ebb76480ca999642af3c53dac51783e28cdafe0c966a523fd9c0cf2de',
    reads: reads_blender_still_1,
  },
  'blender_turntable@1': {
    load: async () => (await import('./blender_turntable/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'ef4a56c6fd59cf7d87b5dcec13805a96a61b91a5c2947beccd37b8aea6b3a474',
    reads: reads_blender_turntable_1,
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '3fa993280aff6c7197b68be9fe9094fcece4dc9861f9c122687920fe8286df4c',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '26857a99a19b7f6e077403c976b6715a9a581fe5066b4b132da286cb17470367',
  },
  'image_convert@1': {
    load: async () => (await import('./image_convert/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '10d0ea6dca79fcd5c5283abfa844b6c30057b3f3cb75babc24c7938663270469',
  },
  'image_convert@2': {
    load: async () => (await import('./image_convert/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '6aa19b82592861b3f9ada6062cef1710447b32a8cf564957f30269ae4f4bb6fe',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '3d4b8c1f181df3999e9729322cbccae12131114fdd9948e78a50e1fb577b835f',
    reads: reads_material_map_resolve_1,
  },
  'notify@1': {
    load: async () => (await import('./notify/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '9f46a65b8dbbc72b4e38acb427210b85be03ba715bd077f464d2bfe8c33c277d',
  },
  'notify@2': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '82f34b5051891189141e00d87af290664ef117e3a59eee46679b7f43a335b882',
  },
  'order_line_setup@1': {
    load: async () => (await import('./order_line_setup/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '43d1932aa71cfa7354f56c99834c0abb2b86de7f9d0a81e81b111a8d9d458c58',
  },
  'output_save@1': {
    load: async () => (await import('./output_save/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'da46df5fbf00f1c8af02ea5afea1e27ba8d1af467f848229121bf4ffdb7ff560',
  },
  'resolve_template@1': {
    load: async () => (await import('./resolve_template/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '51e68c024195ac28e441425d4b3877829f125cdf93ac095c32e19f1b06e22b68',
    reads: reads_resolve_template_1,
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'acccfb8fa5a309faa16e7d7388f07bdbe8f04528e2297ed0f8c701d8b73b53a3',
    reads: reads_threejs_render_1,
  },
  'threejs_render@2': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '6656091c3dcb804e944d03d42462352918d648c23a11d82ed1ffa038a9f4eb1e',
    reads: reads_threejs_render_2,
  },
};
