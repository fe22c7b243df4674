import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'material_map_resolve',
  version: 1,
  label: 'Map materials',
  category: 'Materials',
  description:
    "Finds each part's material by the product's own assignment and by the aliases of the pinned catalog, and lists the parts left without one.",
  icon: 'account_tree',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {},
  },
  inputs: {
    order_line: {
      type: 'order_line',
      required: true,
      many: false,
      description: "Carries the product's assignment and the pinned catalog.",
    },
    parts: { type: 'parts', required: true, many: false, description: 'The parts to map.' },
  },
  outputs: {
    material_map: {
      type: 'material_map',
      description: 'Part to material with the rule that chose it; unmapped parts are listed.',
    },
  },
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
});
