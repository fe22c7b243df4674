// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'bbe4570d4b61a508a7480590e34b1857edcad62e33223492eb13d6216eee89b2',
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '203ea40a636882981e7af5fe9ff2b004d5f6ac037fe65f02582144760fede4dc',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '5555ea1e3497ee0285b938fda45ed62a532cebc6dce4945fca73d729d91ef3c7',
  },
  'image_convert@1': {
    load: async () => (await import('./image_convert/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'b824f4b1faa6f34c803ba848bc416221591fced5c91149821c55cb951b86b0d1',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'be7416b7f850970de63ee05a26fe4bb7f7c9041166474de9442f7e2bbc770912',
  },
  'notify@1': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'e536ad8c425eec91cfcd3ca1014f41baa5e0c51900d67763d005ca114bf35cef',
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
    codeDigest: '7bd7f28d0d20167fefa87c9067d6710336181eb91043b404e182eea15c4ffa69',
  },
};
