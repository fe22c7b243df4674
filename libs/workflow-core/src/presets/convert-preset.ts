import type { NodeDefinitions } from '../model/node-definition.js';
import { checkResult } from './check-result.js';
import { draftChain } from './draft-chain.js';
import { draftRecipe } from './draft-recipe.js';
import { laidOutWorkflow } from './laid-out-workflow.js';
import type { PresetConversion } from './preset-note.js';
import { PresetReport } from './preset-report.js';
import { readPreset } from './read-preset.js';
import { setParams } from './set-params.js';
import { WorkflowDraft } from './workflow-draft.js';

/**
 * Converts a legacy preset config to a workflow over the given definitions, or says why it stays legacy. Takes any value and
 * never throws; every key is converted or reported. `key` (the output type's) goes into the workflow's editor metadata.
 */
export function convertPreset(
  config: unknown,
  definitions: NodeDefinitions,
  options: { key?: string } = {},
): PresetConversion {
  const report = new PresetReport();
  const preset = readPreset(config, report);
  if (!preset) return { workflow: null, report: report.notes };
  const draft = new WorkflowDraft(definitions, report);
  if (preset.kind === 'custom') draftChain(preset, draft);
  else draftRecipe(preset, draft);
  setParams(preset, draft);
  const convertedFrom = { preset: preset.kind, ...(options.key !== undefined && { key: options.key }) };
  const workflow = laidOutWorkflow(draft, { convertedFrom });
  checkResult(workflow, draft);
  return { workflow: report.hasErrors ? null : workflow, report: report.notes };
}
