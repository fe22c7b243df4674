import type { IssueCode } from '../model/issue.js';
import type { Workflow } from '../model/workflow.js';

export type PresetNoteCode =
  | 'not_json'
  | 'not_a_preset'
  | 'unknown_preset'
  | 'bad_value'
  | 'missing_value'
  | 'not_used'
  | 'missing_step'
  | 'param_left_out'
  | 'no_place'
  | 'engine_assumed'
  | 'value_replaced'
  | 'producer_inserted'
  | 'already_made'
  | 'unused_output'
  | 'workflow_key_taken'
  | IssueCode;

/** One note of a conversion about a preset config. `path` is a JSON pointer into the config; `hint` says what to do. */
export interface PresetNote {
  code: PresetNoteCode;
  severity: 'error' | 'warning' | 'info';
  path: string;
  message: string;
  hint: string;
}

/** `workflow` is null exactly if the report has an error: such a config stays legacy. A workflow always validates. */
export interface PresetConversion {
  workflow: Workflow | null;
  report: PresetNote[];
}
