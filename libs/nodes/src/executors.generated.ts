// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';
import { reads as reads_blender_still_1 } from './blender_still/reads.js';
import { reads as reads_blender_turntable_1 } from './blender_turntable/reads.js';
import { reads as reads_material_map_resolve_1 } from './material_map_resolve/reads.js';
import { reads as reads_resolve_template_1 } from './resolve_template/reads.js';
import { reads as reads_threejs_render_1 } from './threejs_render/v1/reads.js';
import { reads as reads_threejs_render_2 } from './threejs_render/v2/reads.js';
import { reads as reads_threejs_render_3 } from './threejs_render/reads.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '3ce43cb803a698d7f3060ce46ff1f6249acd61e7ccd49237fa291fb0a2efe6d1',
  },
  'auto_populate_materials@2': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'f62be524f2566e351867c4d4b830c3af4d4c92f545786058ad234b95b3bd0d79',
  },
  'blender_still@1': {
    load: async () => (await import('./blender_still/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '443c359b7c6c832372afe8bc85af9805cadb5f7ab07709fb4ce66007f602f33c',
    reads: reads_blender_still_1,
  },
  'blender_turntable@1': {
    load: async () => (await import('./blender_turntable/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'db87a8d2ee6810a6448fcb8768bbd3af7d9276c3f87690ae016dcb7af994c0bb',
    reads: reads_blender_turntable_1,
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'da1250a9386be949925d641e1f8bd3640e0690af3b59a2f1cb49bedfae736884',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '4823a4cae0b21fa1bb2f2702df8a865ca547f173328e2896c036ce9d61d79372',
  },
  'image_convert@1': {
    load: async () => (await import('./image_convert/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '4b575ee8aa730dd46014cc7491aa346229f49f641563b31c191c0e1e4ebed2d1',
  },
  'image_convert@2': {
    load: async () => (await import('./image_convert/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '54b8e4b7b74b77bb810d1f906130c2d67a961aaac18d40764ee2bfe012ece95f',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '10c2693a5fa63d741dac447230bab742db32b39c0061c887a554b21b678ed905',
    reads: reads_material_map_resolve_1,
  },
  'notify@1': {
    load: async () => (await import('./notify/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'b0ec7e176177aa5dfe20306684be873582117ab2d6c79cca4dfe9193b69931f6',
  },
  'notify@2': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '078170299db91976ae621b3c7d95fcf172c01f060a5aae4a3f6e875877cf7cb3',
  },
  'order_line_setup@1': {
    load: async () => (await import('./order_line_setup/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '71673608cf7db5e4cee6b595e852c4093de8e8d79e732e039ca0a29608116abb',
  },
  'output_save@1': {
    load: async () => (await import('./output_save/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'b484ef4a41a1c7b9dfa97a76ab2d9f3a297588284f6c442ac4a660298cde21ea',
  },
  'output_save@2': {
    load: async () => (await import('./output_save/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '0c34514fa65e4d7de47576039e956a320461b1929e07768f3290d95c4b0c57b2',
  },
  'resolve_template@1': {
    load: async () => (await import('./resolve_template/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'c7639063054261d2cc168fef42fd232a86e6e82262ca2517f0aea3e33d798419',
    reads: reads_resolve_template_1,
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'c5b5fa64771770271e6da23bb29774c8c98a1002327662004d5df781556f2f61',
    reads: reads_threejs_render_1,
  },
  'threejs_render@2': {
    load: async () => (await import('./threejs_render/v2/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '969c6a8af31c6b7a7bdc320223b788139d011f7e100578cf6103094aeccf9b7b',
    reads: reads_threejs_render_2,
  },
  'threejs_render@3': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '10cfd54ba7c78b174a1eb446526d0960fad7248d4725f88b9e241d8d6d9f8b33',
    reads: reads_threejs_render_3,
  },
};
