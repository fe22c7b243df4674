import type { Reads } from '#workflow-core';

export const reads: Reads = {
  order_line: ['catalog', 'outputType.template', 'outputType.background', 'outputType.width', 'outputType.height'],
};
