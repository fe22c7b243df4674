import type { WorkflowEdge, WorkflowNode } from '../model/workflow.js';

/** A place on the canvas, in its units (pixels at 100 %); kept as `ui.position` of a node. */
export interface CanvasPoint {
  x: number;
  y: number;
}

/** Nodes with the edges between them, as the clipboard holds them. */
export interface WorkflowFragment {
  nodes: WorkflowNode[];
  edges: WorkflowEdge[];
}

/** What a run does differently afterwards. Edges are named by their four members, nodes by id. */
export type SemanticEdit =
  | { kind: 'addNode'; node: WorkflowNode }
  /** Also removes the nodes' edges. `heal` are edges to add in their place: see `healingEdges`. */
  | { kind: 'removeNodes'; ids: string[]; heal?: WorkflowEdge[] }
  /** Changes the id of a node, and of the ends of all its edges. */
  | { kind: 'renameNode'; id: string; to: string }
  | { kind: 'connect'; edge: WorkflowEdge }
  | { kind: 'disconnect'; edge: WorkflowEdge }
  /** `pointer` is a JSON pointer into the params; '' replaces them all, `-` as its last part appends to a list. */
  | { kind: 'setParam'; id: string; pointer: string; value: unknown }
  /** Removes a param, so that its default holds; '' removes them all. */
  | { kind: 'resetParam'; id: string; pointer: string }
  /** Adds a node in the middle of an edge; the first half keeps the edge's output, the second its input. */
  | { kind: 'insertOnEdge'; edge: WorkflowEdge; node: WorkflowNode; input?: string; output?: string }
  /** Adds copies under the ids of `pastedIds`, moved by `offset`. */
  | { kind: 'paste'; fragment: WorkflowFragment; offset?: CanvasPoint };

/**
 * What only an editor shows. The format leaves `ui` open, so groups and notes are members of it that the editor chooses;
 * `setUi` and `resetUi` write them. A node that keeps its group in its own `ui` stays in it when it is renamed.
 */
export type LayoutEdit =
  | { kind: 'moveNodes'; moves: ({ id: string } & CanvasPoint)[] }
  /** The node's name on the canvas; null or '' removes it. */
  | { kind: 'setLabel'; id: string; label: string | null }
  /** A member of the node's `ui`, or of the workflow's where there is no `id`; missing objects on the way are made. */
  | { kind: 'setUi'; id?: string; pointer: string; value: unknown }
  | { kind: 'resetUi'; id?: string; pointer: string };

/** An edit of one kind. */
export type SingleEdit = SemanticEdit | LayoutEdit;

/** A change of a workflow as data. A compound is one undo step: its edits apply in order, and all or none of them. */
export type Edit = SingleEdit | { kind: 'compound'; label?: string; edits: Edit[] };
