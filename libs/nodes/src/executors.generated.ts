// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';

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
    codeDigest: 'db3f0f17e56904ae184be299e6699923e33f05db48a0121dbaeeaaf4492e9149',
  },
  'blender_turntable@1': {
    load: async () => (await import('./blender_turntable/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '4a452ae28b60ca6098f6f35e5b13e7663ccc3ca24774c17d093f036fdcc308f5',
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '203ea40a636882981e7af5fe9ff2b004d5f6ac037fe65f02582144760fede4dc',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '69c7f4e658193984977623ee859dc316c7f2a000cc5170c3c6c1234a8bd2cba5',
  },
  'image_convert@1': {
    load: async () => (await import('./image_convert/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '88dba4748bde32c2534ae19ee6be4fca75e36d5f213e11c1479c7eb92844a751',
  },
  'image_convert@2': {
    load: async () => (await import('./image_convert/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'e9425822d19e21a3c0b3592c524ef08b9bd2209351f5dfa0a423bb789199ceb0',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '19d0f7ccfeb30e7a5a8ef832a1186bccfa4661143abba07dacbdeb5a0466ed83',
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
    codeDigest: 'a0ee492e30d2ce878d382a1929758c855e730a77afa916a48268275d6b44aa4e',
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/v1/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '815ae2928d5f8010dd04bd81d656890e2e647bbb288bf2256b30877e2860da9e',
  },
  'threejs_render@2': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'c7ef12c16609248c0e7f24dd26b8dc4ea28faefb762ca9e49f86c9225dbe24fa',
  },
};
