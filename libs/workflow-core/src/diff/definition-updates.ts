import { definitionHash } from '../canonical/definition-hash.js';
import type { DefinitionLock, NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import { ownValue } from '../model/plain-object.js';
import type { Workflow } from '../model/workflow.js';
import { jsonChanges, type JsonChange } from './json-changes.js';

type Locked = DefinitionLock[string];

/** A step whose newest definition is another one than a workflow's lock names; `changes` point into the definition. */
export interface DefinitionUpdate {
  step: string;
  locked: Locked;
  newest: Locked;
  /** Nodes of the workflow that the update would touch. */
  nodes: string[];
  changes: JsonChange[];
}

/** What a workflow could take over of newer definitions; `locked` are those of its lock. Read-only. */
export function definitionUpdates(
  { workflow, lock }: { workflow: Workflow; lock: DefinitionLock },
  locked: NodeDefinitions,
  newest: NodeDefinitions,
): DefinitionUpdate[] {
  const steps = [...new Set(workflow.nodes.map((node) => node.step))].sort();
  return steps.flatMap((step): DefinitionUpdate[] => {
    const [entry, latest] = [ownValue(lock, step), newest.get(step)];
    if (!entry || !latest) return [];
    const update = lockEntry(latest);
    if (entry.version === update.version && entry.hash === update.hash) return [];
    const nodes = workflow.nodes.filter((node) => node.step === step).map((node) => node.id);
    return [{ step, locked: entry, newest: update, nodes, changes: jsonChanges(locked.get(step) ?? {}, latest) }];
  });
}

function lockEntry(definition: NodeDefinition): Locked {
  return { version: definition.version, hash: definitionHash(definition) };
}
