// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { AnyNodeExecutor, ExecutorEntry } from './node-executor.js';

export type { AnyNodeExecutor, ExecutorEntry, NodeExecutor, RunFacts } from './node-executor.js';

/** `step@version` → how to load what executes it. Nothing is loaded before it is asked for. */
export const executors: Record<string, ExecutorEntry> = {
  'auto_populate_materials@1': {
    load: async () => (await import('./auto_populate_materials/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '50d87cf7922b5f874f7754deadd740bdc1b68a7285e5a242eb6c2fcb7f1c0505',
  },
  'glb_bbox@1': {
    load: async () => (await import('./glb_bbox/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '90b7b99c5b593fe4919190b8bd278aca8b71bbd6fd6b60522157206dd7e0bf9c',
  },
  'glb_export@1': {
    load: async () => (await import('./glb_export/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '6816dcb18af33c602115f0500432798c0ee597c732376dd86e2ef01a79dc5708',
  },
  'material_map_resolve@1': {
    load: async () => (await import('./material_map_resolve/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'ad7f3a246a8258db0807bc6cf9ce762f084ba7ecd09fad303a6abe07be70d7f3',
  },
  'notify@1': {
    load: async () => (await import('./notify/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '97b9762154afcca6cedf5fd273587c77df4d4ffe040ec53188ea5363ed60db03',
  },
  'order_line_setup@1': {
    load: async () => (await import('./order_line_setup/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'a4780a992230b27094c83f9b83b7b4c667111506f7a5c9a92eaa73e29edb7feb',
  },
  'output_save@1': {
    load: async () => (await import('./output_save/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'b832efda67d817b0869294636c7c3fbf01dbc6eb8ec98474583da2b5f974c9cf',
  },
  'resolve_template@1': {
    load: async () => (await import('./resolve_template/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: 'e005fd9226a59a194009a8cfe43948c837ae8f91416d45c44655959aa7bc15bf',
  },
  'threejs_render@1': {
    load: async () => (await import('./threejs_render/executor.js')).execute as unknown as AnyNodeExecutor,
    codeDigest: '70b27f4b4eaa9ceb06f714d3f7f0ffac74d41690acb367512a83a020e503be8d',
  },
};
