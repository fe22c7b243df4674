import type { Issue } from '../../model/issue.js';
import { unstorableTexts } from '../../model/unstorable-text.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Bounds the issues of a document with thousands of such texts. */
const MOST = 100;

/** Reports texts and keys, those of the editor's included, that no database holds: U+0000 or half of a surrogate pair. */
export function unstorableText({ workflow }: CheckedWorkflow): Issue[] {
  return unstorableTexts(workflow, MOST).map((path) => ({
    code: 'unstorable_text',
    severity: 'error',
    path,
    message: `The text at ${path} has a character that cannot be stored: U+0000 or half of a surrogate pair.`,
    hint: 'Remove the character.',
  }));
}
