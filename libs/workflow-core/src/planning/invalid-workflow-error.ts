import type { Issue } from '../model/issue.js';

const LISTED = 10;

/** A workflow cannot be planned; `issues` has every error, the message lists the first ten. */
export class InvalidWorkflowError extends Error {
  constructor(readonly issues: Issue[]) {
    const lines = issues.slice(0, LISTED).map((issue) => `- ${issue.code} at "${issue.path}": ${issue.message}`);
    const more = issues.length > LISTED ? [`- and ${issues.length - LISTED} more`] : [];
    const title = `The workflow cannot run because it has ${issues.length} error(s); correct them first:`;
    super([title, ...lines, ...more].join('\n'));
    this.name = 'InvalidWorkflowError';
  }
}
