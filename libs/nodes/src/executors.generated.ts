// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '35bb6d9e8435ab436ed8fe20346c75709dd2b9b0a3f33fa5f9c307da40580e80',
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '203ea40a636882981e7af5fe9ff2b004d5f6ac037fe65f02582144760fede4dc',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '5555ea1e3497ee0285b938fda45ed62a532cebc6dce4945fca73d729d91ef3c7',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '80a80d38f99cdcf17c07f7ae195e1c456b1af7059b7cdb7d1b7bd7a9a21e0919',
  },
  'notify@1': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '578d685ba43e2242a52746880621fd1d96aec15043bc4308e9ccb153f6fc0b77',
  },
  'order_line_setup@1': {
    load: async () => (await import('./order_line_setup/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'e0c7b46d4dd55d143293a1f87fae154a15d46a444363b577836107cd7c16a08d',
  },
  'output_save@1': {
    load: async () => (await import('./output_save/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '7a4f0ed7a6e52f43b85adf270cb1e4f79f8607c81e4f651cace4eb24a1de4815',
  },
  'resolve_template@1': {
    load: async () => (await import('./resolve_template/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '21ab198c8829afdfba400d1bb4262210eb4ed0cb872864a3b117afd49936d3aa',
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'f127f7886c2d65def7e989d99d113deccb46e241addb86be7c2746e97e05d50e',
  },
};
