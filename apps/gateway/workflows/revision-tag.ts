import type { CurrentRevision } from '#contracts';
import { UserError, readIfMatch } from '#platform/http';

/** The ETag of a draft's revision. */
export const revisionTag = (revision: number): string => `"${revision}"`;

/**
 * The revision that a save with this If-Match header is based on; undefined without the header. `current` reads the saved
 * state of the draft, null where there is none; it is called only where the header does not name exactly one. 400 for an invalid
 * entity tag, 412 where no tag of the header matches.
 */
export async function matchedRevision(
  ifMatch: string | undefined,
  key: string,
  current: () => Promise<CurrentRevision | null>,
): Promise<number | undefined> {
  const asked = readIfMatch(ifMatch, revisionTag(3));
  if (asked === null) return undefined;
  if (asked !== '*' && asked.length === 1 && /^[1-9][0-9]{0,8}$/.test(asked[0] ?? '')) return Number(asked[0]);
  const saved = await current();
  if (saved !== null && (asked === '*' || asked.includes(String(saved.revision)))) return saved.revision;
  throw noMatch(ifMatch, key, saved);
}

/** As `matchedRevision`, but 428 without the header, since the save could overwrite another editor's. */
export async function requiredRevision(
  ifMatch: string | undefined,
  key: string,
  current: () => Promise<CurrentRevision | null>,
): Promise<number> {
  const revision = await matchedRevision(ifMatch, key, current);
  if (revision !== undefined) return revision;
  throw new UserError(
    'if_match_required',
    `Saving the draft of "${key}" needs the header If-Match with the ETag of GET /api/workflows/${key}/draft, so that no other editor's work is overwritten.`,
    428,
  );
}

function noMatch(ifMatch: string | undefined, key: string, saved: CurrentRevision | null): UserError {
  const asked = `If-Match: ${ifMatch?.slice(0, 100)}`;
  const why =
    saved === null
      ? `There is no draft of "${key}", so ${asked} matches nothing.`
      : `The draft of "${key}" is at revision ${saved.revision}, which ${asked} does not name; a weak tag never matches.`;
  const error = new UserError('draft_changed', `${why} Load it and save again.`, 412);
  return Object.assign(error, saved && { current: saved });
}
