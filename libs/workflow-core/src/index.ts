export type * from './model/workflow.js';
export type * from './model/node-definition.js';
export type * from './model/issue.js';
export type * from './model/producer.js';
export type * from './model/type-of-schema.js';
export { defineNode, type InputsOf, type OutputsOf, type PortTypeMap, type SettingsOf } from './model/define-node.js';
export { jsonPointer } from './model/json-pointer.js';
export { storableText, unstorableTexts } from './model/unstorable-text.js';
export { findJsonFaults, type JsonFault } from './model/json-faults.js';
export { compareIds } from './model/compare-ids.js';
export { parseWorkflow, readWorkflow, type ParsedWorkflow } from './model/parse-workflow.js';
export { NODE_ID_PATTERN, workflowSchema } from './model/workflow-schema.js';

export { validateWorkflow } from './validation/validate-workflow.js';
export type { Availability, ValidationOptions } from './validation/checked-workflow.js';
export { connectionChecker, connectionProblem, type ConnectionProblem } from './validation/connection-problem.js';
export { paramsChecker, type ParamFault } from './validation/params-checker.js';

export { canonicalJson } from './canonical/canonical-json.js';
export { canonicalize, type CanonicalWorkflow } from './canonical/canonicalize.js';
export { definitionHash } from './canonical/definition-hash.js';
export { fillDefaults } from './canonical/fill-defaults.js';
export { formatWorkflow } from './canonical/format-workflow.js';
export { lockOf } from './canonical/lock-of.js';
export { semanticHash } from './canonical/semantic-hash.js';
export { sha256Hex } from './canonical/sha256-hex.js';

export { heaviestPath, type HeaviestPath, type WeightedGraph } from './graph/heaviest-path.js';

export { bindInputs, type InputBinding } from './binding/bind-inputs.js';
export { expandFanOut, shardNodes } from './planning/expand-fan-out.js';
export type * from './planning/fan-out.js';
export { InvalidWorkflowError } from './planning/invalid-workflow-error.js';
export { longestPath, type LongestPath } from './planning/longest-path.js';
export { planRun } from './planning/plan-run.js';
export type * from './planning/run-plan.js';
export { shardingOf } from './planning/sharding-of.js';

export { definitionUpdates, type DefinitionUpdate } from './diff/definition-updates.js';
export { diffWorkflows } from './diff/diff-workflows.js';
export type { JsonChange } from './diff/json-changes.js';
export type * from './diff/workflow-change.js';
export type * from './diff/workflow-side.js';

export { applyEdit } from './edit/apply-edit.js';
export { EditError, type EditErrorCode } from './edit/edit-error.js';
export type * from './edit/edit.js';
export { healingEdges } from './edit/healing-edges.js';
export type * from './edit/merge-conflict.js';
export { mergeWorkflows } from './edit/merge-workflows.js';
export { copyNodes, freeId, pastedIds } from './edit/paste-nodes.js';
export { spliceEdit } from './edit/splice-edit.js';
export { WorkflowHistory, type HistoryStep } from './edit/workflow-history.js';

export { fitForm, topLevel } from './form/fit-form.js';
export { isEmailExpected, isParamShown, type ShownNode } from './form/is-param-shown.js';
export type * from './form/node-form.js';
export type * from './form/palette.js';
export { branchesOf, schemaAt } from './form/schema-at.js';

export { narrowInputs, type OnLeftOut, type Reads } from './reads/narrow-inputs.js';

export { convertPreset } from './presets/convert-preset.js';
export type * from './presets/preset-note.js';

export { planRerun, type RerunSource } from './rerun/plan-rerun.js';
export type * from './rerun/run-reuse.js';

export { advanceRun } from './run/advance-run.js';
export { changedNodes } from './run/changed-nodes.js';
export { retryDelay } from './run/retry-delay.js';
export type * from './run/run-state.js';
export { startRun } from './run/start-run.js';
export { WorkflowContext, type ContextEntry, type WorkflowContextJson } from './run/workflow-context.js';
