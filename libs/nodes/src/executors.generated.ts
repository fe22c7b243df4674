// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '859dc8cea714cc5e8ef7eaf66139421ba970e6d6438052ec6bb0cde75795dbca',
  },
  'blender_still@1': {
    load: async () => (await import('./blender_still/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '820ecc360b9d3af3e82b1fc414b20a531b92becddde494e35fdcdaa4b5b2a0f5',
  },
  'blender_turntable@1': {
    load: async () => (await import('./blender_turntable/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'ca4c9468ed93bb1745a167981c60ddfa3a905d7e09ebcb42e96ddc47d8a67824',
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '203ea40a636882981e7af5fe9ff2b004d5f6ac037fe65f02582144760fede4dc',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'c08cd5b54ed2f6caa14ea1a910e2a0000636ebaff7cda0c5be44147937d2031f',
  },
  'image_convert@1': {
    load: async () => (await import('./image_convert/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '0f7782bd7eca5d0183501c4389cbf99d6acc19c82578d433355cb4b9e8889b14',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '6cca19ed6ecfb78ea99c4ec8fdaae6d8711ae70a0007ebef31718fb1b431d754',
  },
  'notify@1': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '869d36a823a0bf7e5bfcb4b05224c9077d9b7de8cb55baadf223e62f4f47b50c',
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
    codeDigest: 'a0ee492e30d2ce878d382a1929758c855e730a77afa916a48268275d6b44aa4e',
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'aa2475ba5b677e93df7c771c3d34cad02ac4ea0b0bffb5ef3420d958e4611e91',
  },
};
