import { unstorableTexts } from '#workflow-core';

/** Valid UTF-8 can contain them only as an escape. */
const ESCAPED = /\\u(?:0000|[dD][89a-fA-F])/;

/** Whether this JSON may hold text that PostgreSQL does not: cheap, with false positives only. */
export const mayHoldUnstorable = (json: string): boolean => json.includes('\\u') && ESCAPED.test(json);

/** JSON pointer to the first string or key that cannot be stored; null where all can. */
export const unstorableText = (json: unknown): string | null => unstorableTexts(json)[0] ?? null;
