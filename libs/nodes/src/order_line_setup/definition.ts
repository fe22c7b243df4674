import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'order_line_setup',
  version: 1,
  label: 'Order line',
  category: 'Order',
  description:
    "Opens the order line: what was ordered, with its output type from the catalog pinned at dispatch, and the product's STEP file.",
  icon: 'assignment',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {},
  },
  inputs: {},
  outputs: {
    order_line: { type: 'order_line', description: 'The order line with its output type.' },
    cad_file: { type: 'cad_file', description: "The product's STEP file." },
  },
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  // Not cacheable: its outputs depend on the run alone, which is no part of a cache key.
  cacheable: false,
});
