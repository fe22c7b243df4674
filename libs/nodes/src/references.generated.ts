// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { NodeReferences } from './node-references.js';
import { references as resolve_template_1 } from './resolve_template/references.js';

/** Which params name entries of the catalog, by `step@version`; the other nodes have none. */
export const references: Record<string, NodeReferences> = {
  'resolve_template@1': resolve_template_1,
};
