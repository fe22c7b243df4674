import type { NodeReferences } from '../node-references.js';

export const references: NodeReferences = { templateKey: 'templates' };
