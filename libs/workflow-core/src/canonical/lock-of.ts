import { compareIds } from '../model/compare-ids.js';
import type { DefinitionLock, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { definitionHash } from './definition-hash.js';

/** The definitions that the workflow's steps have now, by step; a step without a definition has no entry. */
export function lockOf(workflow: Workflow, definitions: NodeDefinitions): DefinitionLock {
  const steps = [...new Set(workflow.nodes.map((node) => node.step))].sort(compareIds);
  return Object.fromEntries(
    steps.flatMap((step) => {
      const definition = definitions.get(step);
      return definition ? [[step, { version: definition.version, hash: definitionHash(definition) }]] : [];
    }),
  );
}
