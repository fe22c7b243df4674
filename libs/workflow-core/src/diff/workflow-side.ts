import type { DefinitionLock, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';

/** A workflow with the definitions that it was saved with; `definitions` are those that the lock names. */
export interface WorkflowSide {
  workflow: Workflow;
  lock: DefinitionLock;
  definitions: NodeDefinitions;
}
