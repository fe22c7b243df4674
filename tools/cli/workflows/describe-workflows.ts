import type { DraftReply, ValidateWorkflowReply, VersionSummary, WorkflowDiffReply, WorkflowSummary } from '#contracts';
import { textTable } from '../text-table.js';

type Issue = ValidateWorkflowReply['issues'][number];

export function describeList(workflows: WorkflowSummary[]): string {
  const rows = workflows.map(({ key, label, latestVersion, archived, draft }) => [
    key,
    label,
    latestVersion === null ? '–' : String(latestVersion),
    `revision ${draft.revision}${draft.differs ? ', differs' : ''}`,
    archived ? 'archived' : '',
  ]);
  return textTable(['key', 'label', 'version', 'draft', ''], rows);
}

/** One line per issue: severity, code, pointer, message and hint. */
export function describeIssues(issues: Issue[]): string {
  return issues
    .map(({ severity, code, path, message, hint }) => `${severity} ${code} at "${path}": ${message} ${hint}`)
    .join('\n');
}

export function describeDraft(draft: DraftReply, versions: VersionSummary[]): string {
  const { key, label, revision, changedAt, basedOn, archived, updates, issues } = draft;
  const head = `${key}  ${label}${archived ? '  (archived)' : ''}`;
  const base = basedOn === null ? 'never published' : `last published as version ${basedOn}`;
  const newer = updates.map(
    ({ step, locked, newest, changes }) =>
      `  ${step}: version ${locked.version} → ${newest.version} (${changes.map(({ path }) => path).join(', ')})`,
  );
  const history = versions.flatMap(({ version, publishedAt, note, changes }) => [
    `version ${version}  ${publishedAt}${note ? `  ${note}` : ''}`,
    ...changes.map((line) => `  ${line}`),
  ]);
  return [
    head,
    `draft at revision ${revision} since ${changedAt}, ${base}`,
    ...(issues.length > 0 ? [describeIssues(issues)] : []),
    ...(newer.length > 0 ? ['newer definitions available:', ...newer] : []),
    ...history,
  ].join('\n');
}

export function describeDiff({ semantic, layout, same, omitted }: WorkflowDiffReply): string {
  if (same) return 'no difference';
  const part = (title: string, changes: WorkflowDiffReply['semantic']): string[] =>
    changes.length === 0 ? [] : [title, ...changes.map(({ message }) => `  ${message}`)];
  const more = omitted > 0 ? [`… and ${omitted} more changes`] : [];
  return [...part('what a run does:', semantic), ...part('what the editor shows:', layout), ...more].join('\n');
}
