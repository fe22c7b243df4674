import type { Producer } from './producer.js';

export type IssueCode =
  | 'not_a_workflow'
  | 'unknown_version'
  | 'unknown_key'
  | 'invalid_value'
  | 'invalid_id'
  | 'duplicate_id'
  | 'unknown_step'
  | 'dangling_edge'
  | 'duplicate_edge'
  | 'unknown_port'
  | 'cycle'
  | 'missing_input'
  | 'ambiguous_input'
  | 'type_mismatch'
  | 'invalid_params'
  | 'no_effect_node'
  | 'step_without_worker'
  | 'unstorable_text'
  | 'longer_than_deadline'
  | 'unknown_catalog_reference'
  | 'too_large';

/** One finding about a workflow. `path` is a JSON pointer into it; `hint` says what to do. */
export interface Issue {
  code: IssueCode;
  severity: 'error' | 'warning';
  path: string;
  nodeId?: string;
  edge?: { from: string; to: string };
  /** `cycle`: all its nodes in edge direction, the first not repeated; `edge` goes from the last to the first. */
  nodes?: string[];
  /** `ambiguous_input`: the input of `nodeId`. */
  input?: string;
  /** `ambiguous_input`: the outputs that could fill it, by node id and output; the first 20. */
  candidates?: Producer[];
  message: string;
  hint: string;
}
