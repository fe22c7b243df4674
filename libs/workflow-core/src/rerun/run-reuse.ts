/**
 * What a rerun does with a node: takes over what it made before, or runs it anew and why. `descends_from` and
 * `upstream_changed` name a node, `params_changed` the JSON pointer of the first param that differs.
 */
export type ReuseDecision =
  | 'reused'
  | 'is_from_node'
  | `descends_from:${string}`
  | 'new_node'
  | 'step_changed'
  | `params_changed:${string}`
  | 'not_succeeded'
  | `upstream_changed:${string}`;

export interface NodeReuse {
  nodeId: string;
  decision: ReuseDecision;
}

/** The decision for every node of the rerun's plan, in its order. `fromNode` is null where only what failed runs anew. */
export interface RunReuse {
  fromNode: string | null;
  nodes: NodeReuse[];
}
