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
    codeDigest: 'ad8592d4818d02372913cc1bdfed321f981618dde90adf1a913f2aff2050efee',
  },
  'auto_populate_materials@2': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '30e44b1bfb98a0fbeabb381ebbf298eeb9dfbacf79397619d56c61037a43690f',
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
    codeDigest: '43d06e0e000b9a5add74d6f9ebf01540f0a62a050a9fb35d7b306d3dbc009c5b',
    reads: reads_material_map_resolve_1,
  },
  'notify@1': {
    load: async () => (await import('./notify/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '736766a700b6d9916a1b30df7a45563657e6250aedf969fd844c0e81a09ae20e',
  },
  'notify@2': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '74089ec4ca1e66bd51fb68cbe00bb0a12af98f5572e77ae792e394390a6852fb',
  },
  'order_line_setup@1': {
    load: async () => (await import('./order_line_setup/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'f37d15f9d649ef73a7560fd680866c017d6a7e6f394c6a582e0bee5d53f9c705',
  },
  'output_save@1': {
    load: async () => (await import('./output_save/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'da46df5fbf00f1c8af02ea5afea1e27ba8d1af467f848229121bf4ffdb7ff560',
  },
  'resolve_template@1': {
    load: async () => (await import('./resolve_template/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'c84c323ff32104e674d0c4e0e5dff254ed33566ce8e5db9155bcc80bb75d1508',
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
