/** The canonical workflow. `step` and `params` are the runtime model; `ui` is editor metadata that no runtime decision reads. */
export interface Workflow {
  version: 1;
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
  ui?: Record<string, unknown>;
}

export interface WorkflowNode {
  /** Unique in the workflow; 1 to 64 of [A-Za-z0-9_-]. */
  id: string;
  step: string;
  params: Record<string, unknown>;
  ui?: Record<string, unknown>;
}

/** `output` and `input` name ports; without them the binding rule decides (see `bindInputs`). */
export interface WorkflowEdge {
  from: string;
  to: string;
  output?: string;
  input?: string;
}
