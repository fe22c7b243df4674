/** `weight` is the sum over `path`, which goes in edge direction. */
export interface HeaviestPath<Node> {
  weight: number;
  path: Node[];
}

/** A graph without cycles: nodes in topological order, each once. A node's weight is 0 or more. */
export interface WeightedGraph<Node> {
  order: readonly Node[];
  parentsOf(node: Node): readonly Node[];
  weightOf(node: Node): number;
}

/** The path through a graph whose weights add up to most; of equal ones the one that is found first. Empty without nodes. */
export function heaviestPath<Node>({ order, parentsOf, weightOf }: WeightedGraph<Node>): HeaviestPath<Node> {
  const ends = new Map<Node, { weight: number; after: Node | undefined }>();
  const weightUpTo = (node: Node | undefined): number => (node === undefined ? 0 : (ends.get(node)?.weight ?? 0));
  const heavier = (a: Node | undefined, b: Node): Node => (a === undefined || weightUpTo(b) > weightUpTo(a) ? b : a);
  let last: Node | undefined;
  for (const node of order) {
    const after = parentsOf(node).reduce<Node | undefined>(heavier, undefined);
    ends.set(node, { weight: weightUpTo(after) + weightOf(node), after });
    last = heavier(last, node);
  }
  const path: Node[] = [];
  for (let at = last; at !== undefined; at = ends.get(at)?.after) path.push(at);
  return { weight: weightUpTo(last), path: path.reverse() };
}
