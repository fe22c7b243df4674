/** Where something is wrong: a node, and a field of it where the issue points to one (`/angles/0/azimuth`). */
export interface IssuePlace {
  nodeId: string;
  pointer: string | null;
}

/** The node and field that an issue is about; null where it is about the workflow as a whole. */
export function issuePlace({ nodeId, path }: { nodeId?: string; path: string }): IssuePlace | null {
  if (nodeId === undefined) return null;
  return { nodeId, pointer: /\/params(\/.+)$/s.exec(path)?.[1] ?? null };
}
