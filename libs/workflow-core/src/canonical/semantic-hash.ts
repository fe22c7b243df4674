import type { DefinitionLock, NodeDefinitions } from '../model/node-definition.js';
import { ownValue } from '../model/plain-object.js';
import type { Workflow } from '../model/workflow.js';
import { canonicalJson } from './canonical-json.js';
import { canonicalize } from './canonicalize.js';
import { sha256Hex } from './sha256-hex.js';

/**
 * `wf1:` and 64 hex digits that stand for what a workflow does: its canonical form with the lock of the steps that it uses.
 * `definitions` are those that the lock names; they fill the defaults. Throws TypeError where params are no JSON.
 */
export function semanticHash(workflow: Workflow, lock: DefinitionLock, definitions: NodeDefinitions): `wf1:${string}` {
  const steps = [...new Set(workflow.nodes.map((node) => node.step))];
  const used = Object.fromEntries(steps.map((step) => [step, ownValue(lock, step)]));
  return `wf1:${sha256Hex(canonicalJson({ workflow: canonicalize(workflow, definitions), lock: used }))}`;
}
