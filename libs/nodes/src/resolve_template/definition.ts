import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'resolve_template',
  version: 1,
  label: 'Studio template',
  category: 'Studio',
  description:
    'Chooses the studio: camera, light, shadow and background, with the picture size that the output type asks for.',
  icon: 'photo_camera',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      templateKey: {
        type: 'string',
        pattern: '^([a-z0-9][a-z0-9-]{0,62})?$',
        title: 'Studio',
        description: 'Key of the studio template to use; empty keeps the one that the output type names.',
        default: '',
      },
    },
  },
  inputs: {
    order_line: {
      type: 'order_line',
      required: true,
      many: false,
      description: 'Names the output type, whose studio and size apply.',
    },
  },
  outputs: {
    template: { type: 'template', description: 'The studio with the picture size in pixels.' },
  },
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
});
