import type { Issue } from '#workflow-core';

/** What a node's badge says; the first of these that holds is shown. */
export const BADGES = ['missing-worker', 'error', 'setup-required', 'running', 'stale', 'cached', 'success'] as const;

export type BadgeKind = (typeof BADGES)[number];

export interface NodeBadge {
  kind: BadgeKind;
  text: string;
}

/** The badge to show of several. */
export function firstBadge(badges: readonly NodeBadge[]): NodeBadge | null {
  return BADGES.flatMap((kind) => badges.find((badge) => badge.kind === kind) ?? [])[0] ?? null;
}

/** The badges of a draft's nodes, by node: what keeps each from running. */
export function issueBadges(issues: readonly Issue[]): ReadonlyMap<string, NodeBadge> {
  const found = new Map<string, NodeBadge[]>();
  for (const issue of issues) {
    const kind = kindOf(issue);
    if (kind === null || issue.nodeId === undefined) continue;
    found.set(issue.nodeId, [...(found.get(issue.nodeId) ?? []), { kind, text: issue.message }]);
  }
  return new Map(
    [...found].flatMap(([id, badges]) => {
      const first = firstBadge(badges);
      return first ? [[id, first] as const] : [];
    }),
  );
}

function kindOf({ code, severity }: Issue): BadgeKind | null {
  if (code === 'step_without_worker') return 'missing-worker';
  if (severity !== 'error') return null;
  return code === 'missing_input' ? 'setup-required' : 'error';
}
