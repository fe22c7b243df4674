import { UserError, readIfMatch } from '#platform/http';

/** The ETag of a draft's revision. */
export const revisionTag = (revision: number): string => `"${revision}"`;

/**
 * The revision that a save with this If-Match header is based on; undefined without the header. `current` reads the draft's
 * revision, null where there is none; it is called only where the header does not name exactly one. 400 for an invalid
 * entity tag, 412 where no tag of the header matches.
 */
export async function matchedRevision(
  ifMatch: string | undefined,
  key: string,
  current: () => Promise<number | null>,
): Promise<number | undefined> {
  const asked = readIfMatch(ifMatch, revisionTag(3));
  if (asked === null) return undefined;
  if (asked !== '*' && asked.length === 1 && /^[1-9][0-9]{0,8}$/.test(asked[0] ?? '')) return Number(asked[0]);
  const revision = await current();
  if (revision !== null && (asked === '*' || asked.includes(String(revision)))) return revision;
  throw new UserError('draft_changed', `${noMatch(ifMatch, key, revision)} Load it and save again.`, 412);
}

/** As `matchedRevision`, but 428 without the header, since the save could overwrite another editor's. */
export async function requiredRevision(
  ifMatch: string | undefined,
  key: string,
  current: () => Promise<number | null>,
): Promise<number> {
  const revision = await matchedRevision(ifMatch, key, current);
  if (revision !== undefined) return revision;
  throw new UserError(
    'if_match_required',
    `Saving the draft of "${key}" needs the header If-Match with the ETag of GET /api/workflows/${key}/draft, so that no other editor's work is overwritten.`,
    428,
  );
}

const noMatch = (ifMatch: string | undefined, key: string, revision: number | null): string =>
  revision === null
    ? `There is no draft of "${key}", so If-Match: ${ifMatch?.slice(0, 100)} matches nothing.`
    : `The draft of "${key}" is at revision ${revision}, which If-Match: ${ifMatch?.slice(0, 100)} does not name; a weak tag never matches.`;
