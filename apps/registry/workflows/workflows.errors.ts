import type { Issue } from '#workflow-core';
import { UserError } from '#platform/http';

export const versionNotFound = (key: string, version?: number): UserError =>
  new UserError(
    'workflow_not_published',
    version === undefined
      ? `Workflow "${key}" has no published version. Publish one first.`
      : `Workflow "${key}" has no version ${version}. List its versions, or leave the version out for the newest.`,
    404,
  );

export function workflowInvalid(key: string, issues: Issue[]): UserError {
  const errors = issues.filter((issue) => issue.severity === 'error');
  const first = errors[0];
  return new UserError(
    'workflow_invalid',
    `Workflow "${key}" cannot be published, ${errors.length} error(s): ${first?.message} ${first?.hint}`,
    422,
    errors.map((issue) => ({ pointer: `/workflow${issue.path}`, message: `${issue.message} ${issue.hint}` })),
  );
}
