import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'notify',
  version: 1,
  label: 'Notify',
  category: 'Delivery',
  description:
    'Prepares the messages that tell people of the new media assets; they are sent once, after the delivery commits.',
  icon: 'notifications',
  pool: 'notify',
  requires: 'none',
  effect: 'notification',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      recipients: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 320 },
        maxItems: 20,
        uniqueItems: true,
        title: 'Recipients',
        description: 'Who is told; empty tells whom the output type names.',
        default: [],
      },
    },
  },
  inputs: {
    media_assets: { type: 'media_assets', required: true, many: false, description: 'What the message links to.' },
  },
  outputs: {
    receipt: { type: 'receipt', description: 'The messages that will be sent.' },
  },
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 2_000 },
  // Not cacheable: it has an effect, the messages of this run.
  cacheable: false,
});
