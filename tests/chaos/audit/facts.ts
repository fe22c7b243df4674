/** All rows that the audit reads, at the end of the run. Times in milliseconds since the epoch. */
export interface Facts {
  /** Order lines whose dispatch request was answered. */
  dispatchedLines: string[];
  plans: { semanticHash: string; nodes: { nodeId: string; parents: string[] }[] }[];
  runs: RunFact[];
  nodeRuns: NodeRunFact[];
  attempts: AttemptFact[];
  /** How many attempts each cancelled run had when it was first seen to be cancelled. */
  cancelledRuns: { runId: string; attempts: number }[];
  deliveries: DeliveryFact[];
  pathRuns: { runId: string; deliveryId: string; path: 'legacy' | 'graph'; mayCommit: boolean; state: string }[];
  staged: { runId: string; kind: 'asset' | 'notification' | 'catalog'; payload: Record<string, unknown> }[];
  mediaAssets: { deliveryId: string; runId: string; name: string; sha256: string }[];
  notifications: NotificationFact[];
  legacyJobs: LegacyJobFact[];
  graphEvidence: { runId: string; deliveryId: string }[];
  legacyEvidence: { deliveryId: string }[];
  comparisons: { runId: string; deliveryId: string }[];
  /** Every artifact that a row refers to, and its state in the store. */
  artifacts: { sha256: string; is: 'whole' | 'missing' | 'corrupt' }[];
  /** Message-Ids of the mails at the mail server, each as often as it arrived. */
  mails: string[];
  /** The periods of faults: those of the graph side alone, and all others. */
  faultTimes: { graphOnly: boolean; beganAt: number; healedAt: number }[];
}

export interface RunFact {
  id: string;
  deliveryId: string;
  runClass: 'live' | 'shadow';
  semanticHash: string;
  status: string;
  finishedAt: number | null;
  traceId: string | null;
}

export interface NodeRunFact {
  id: string;
  runId: string;
  nodeId: string;
  status: string;
  attempt: number;
  failures: number;
  /** In any attempt. */
  wasDispatched: boolean;
}

/** `startedAt` and `finishedAt` by the worker's own clock. */
export interface AttemptFact {
  nodeRunId: string;
  attempt: number;
  outcome: string;
  startedAt: number | null;
  finishedAt: number | null;
  traceId: string | null;
}

export interface DeliveryFact {
  id: string;
  orderLineId: string;
  generation: number;
  mode: 'legacy' | 'graph' | 'shadow';
  /** The reasons for its mode and for its fallback to legacy; null where there was none. */
  reasonCode: string;
  fallbackReason: string | null;
  state: string;
  committedPath: string | null;
  committedRunId: string | null;
  graphRunId: string | null;
  failureCode: string | null;
  createdAt: number;
  traceId: string | null;
}

export interface NotificationFact {
  deliveryId: string;
  dedupeKey: string;
  channel: string;
  template: string;
  state: string;
  messageId: string | null;
}

export interface LegacyJobFact {
  deliveryId: string;
  state: string;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

/** A violated invariant, and its subject. */
export interface Violation {
  invariant: string;
  about: string;
}

/** Items by a key, in their order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** One violation for each item that violates the invariant. */
export function broken<T>(
  invariant: string,
  items: readonly T[],
  breaks: (item: T) => boolean,
  about: (item: T) => string,
): Violation[] {
  return items.filter(breaks).map((item) => ({ invariant, about: about(item) }));
}
