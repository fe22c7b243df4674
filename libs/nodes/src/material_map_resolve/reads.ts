import type { Reads } from '#workflow-core';

export const reads: Reads = {
  order_line: ['catalog', 'materialAssignment', 'product.key', 'outputType.unmappedParts'],
};
