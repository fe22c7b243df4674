import type { Evidence } from '#contracts';
import { isAsModelled } from '#steps';
import { quoted, refuse } from './graph-refusal.js';
import type { Refusal } from './graph-refusal.js';
import type { GraphRunRecord } from './graph-run-record.js';

/** In bytes of UTF-8: a part is in an index, whose rows have a limit. */
const LONGEST_PART = 2000;
const LONGEST_WHY = 1000;

/**
 * Catalog writes must be for parts of the pinned product, each once, with a material of the pinned catalog or the part's own
 * colour, and expect the pinned assignment.
 */
export function validateCatalogWrites({ catalogWrites }: Evidence, record: GraphRunRecord): Refusal | null {
  const { product, materialAssignment } = record.pinned;
  const pinned = new Map(materialAssignment.map(({ part, material }) => [part, material]));
  const materials = new Set(record.materials);
  const seen = new Set<string>();
  for (const [at, write] of catalogWrites.entries()) {
    const wrong = (member: string, reason: string): Refusal =>
      refuse('catalog_write_not_allowed', ['catalogWrites', at, member], reason);
    if (write.product !== product.key) return wrong('product', `is ${quoted(write.product)}, not "${product.key}"`);
    if (seen.has(write.part)) return wrong('part', `is ${quoted(write.part)}, as in a write before it`);
    if (Buffer.byteLength(write.part) > LONGEST_PART) return wrong('part', `is longer than ${LONGEST_PART} bytes`);
    if (!materials.has(write.material) && !isAsModelled(write))
      return wrong('material', `is ${quoted(write.material)}, which is not in the pinned catalog`);
    if (write.expected !== null && write.expected !== pinned.get(write.part))
      return wrong('expected', `is ${quoted(write.expected)}, which was not pinned`);
    if (write.why.length > LONGEST_WHY) return wrong('why', `is longer than ${LONGEST_WHY} characters`);
    seen.add(write.part);
  }
  return null;
}
