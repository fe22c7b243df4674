import type { CurrentRevision } from '#contracts';
import { UserError } from '#platform/http';
import type { Issue } from '#workflow-core';

export const workflowNotFound = (key: string): UserError =>
  new UserError('workflow_not_found', `There is no workflow "${key}". List GET /api/workflows?archived=true.`, 404);

export const keyTaken = (key: string): UserError =>
  new UserError(
    'workflow_key_taken',
    `There is a workflow "${key}" already. Choose another key, or change its draft (PUT /api/workflows/${key}/draft).`,
    409,
    [{ pointer: '/key', message: `"${key}" is taken` }],
  );

/** The draft has a state that the editor has not loaded. */
export function draftChanged({ key, revision, changedAt, changedBy }: CurrentRevision & { key: string }): UserError {
  const by = changedBy === null ? '' : `, by ${changedBy}`;
  const error = new UserError(
    'draft_changed',
    `The draft of "${key}" was changed meanwhile: it is at revision ${revision} since ${changedAt}${by}. Load it, apply your change to it and save again with If-Match: "${revision}".`,
    412,
  );
  return Object.assign(error, { current: { revision, changedAt, changedBy } });
}

export const workflowTooLarge = (bytes: number, maxBytes: number): UserError =>
  new UserError(
    'workflow_too_large',
    `The workflow has ${bytes} bytes as JSON; at most ${maxBytes} are taken. Split it into several workflows.`,
    413,
    [{ pointer: '/workflow', message: `has ${bytes} bytes; at most ${maxBytes}` }],
  );

export const notStorable = (): UserError =>
  new UserError(
    'text_not_storable',
    'The workflow or its label has a character that cannot be stored: U+0000 or half of a surrogate pair. Remove it.',
    422,
    [{ pointer: '/workflow', message: 'has a character that cannot be stored' }],
  );

export const workflowArchived = (key: string, what: string): UserError =>
  new UserError(
    'workflow_archived',
    `Workflow "${key}" is archived and cannot be ${what}. Take it out of the archive first (POST /api/workflows/${key}/archive).`,
    409,
  );

/** One step of a lock that this registry cannot honour. */
export interface LockFault {
  step: string;
  message: string;
}

/** `key` is null for a lock of no draft. */
export const lockMismatch = (key: string | null, faults: LockFault[]): UserError =>
  new UserError(
    'lock_mismatch',
    `The lock${key === null ? '' : ` of "${key}"`} names ${faults.length} definition(s) that are not known here: ${faults[0]?.message} Update this installation, or leave the lock out to take what is known.`,
    422,
    faults.map(({ step, message }) => ({ pointer: `/lock/${step}`, message })),
  );

export function workflowUnreadable(key: string, issues: Issue[]): UserError {
  return new UserError(
    'workflow_unreadable',
    `The draft of "${key}" cannot be compared: ${issues[0]?.message} ${issues[0]?.hint}`,
    422,
    issues.map((issue) => ({ pointer: `/workflow${issue.path}`, message: `${issue.message} ${issue.hint}` })),
  );
}
