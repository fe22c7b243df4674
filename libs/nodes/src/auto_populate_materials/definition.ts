import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'auto_populate_materials',
  version: 2,
  label: 'Fill in materials',
  category: 'Materials',
  description:
    "Gives every part a surface, the unmapped ones by name rule, by CAD colour or by default, and proposes what it chose for the product's assignment.",
  icon: 'palette',
  pool: 'materials',
  requires: 'none',
  effect: 'catalog',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      unmapped: {
        type: 'string',
        enum: ['', 'warn', 'default', 'fail'],
        title: 'Parts without a material',
        description:
          'What to do where only the default material is left: take it and warn, take it silently, or fail. Empty = as the output type says.',
        default: '',
      },
    },
  },
  inputs: {
    material_map: {
      type: 'material_map',
      required: true,
      many: false,
      description: 'What is mapped already, and what is not.',
    },
    parts: {
      type: 'parts',
      required: true,
      many: false,
      description: 'All parts, in the order in which they are listed.',
    },
  },
  outputs: {
    materials: {
      type: 'materials',
      description: 'One surface for each part with the reason, and the proposed catalog changes.',
    },
  },
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  // Not cacheable: it has an effect, the proposed changes of this run.
  cacheable: false,
});
