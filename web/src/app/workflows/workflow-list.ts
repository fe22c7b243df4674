import type { Schema } from '../api/api-types';

/** What the list knows of a workflow. */
export type WorkflowSummary = Schema<'WorkflowListEntry'>;

export interface ListFilter {
  text: string;
  archived: boolean;
}

/** The workflows whose label or key contains every word of the text; those changed last come first. */
export function filterWorkflows(
  workflows: readonly WorkflowSummary[],
  { text, archived }: ListFilter,
): WorkflowSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return workflows
    .filter((workflow) => archived || !workflow.archived)
    .filter(({ label, key }) => words.every((word) => `${label} ${key}`.toLowerCase().includes(word)))
    .sort((a, b) => b.draft.changedAt.localeCompare(a.draft.changedAt));
}

/** How far a workflow is: never published, published as it is, or with changes since. */
export function publicationOf({ latestVersion, draft }: WorkflowSummary): { version: string; draft: string } {
  if (latestVersion === null) return { version: '', draft: 'draft' };
  return { version: `v${latestVersion}`, draft: draft.differs ? 'changed since' : '' };
}

/** What keeps the draft from being published, in words; empty for nothing, and where it is not known. */
export function draftFaults({ draft: { issues } }: WorkflowSummary): string {
  const errors = issues?.errors ?? 0;
  return errors === 0 ? '' : `${errors} error${errors === 1 ? '' : 's'}`;
}

/** Which output types a workflow makes, each with who delivers; `title` has all of them, a line each. */
export function usesOf({ outputTypes }: WorkflowSummary): { first: string; more: string; title: string } | null {
  if (outputTypes === undefined || outputTypes.length === 0) return null;
  const lines = outputTypes.map(({ label, mode }) => `${label} · ${mode}`);
  const more = lines.length > 1 ? `and ${lines.length - 1} more` : '';
  return { first: lines[0] ?? '', more, title: lines.join('\n') };
}
