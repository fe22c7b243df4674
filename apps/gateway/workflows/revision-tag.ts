import { UserError } from '#platform/http';

/** The ETag of a draft's revision. */
export const revisionTag = (revision: number): string => `"${revision}"`;

/** The revision that an If-Match header names; undefined without the header, 400 where it is no revision's ETag. */
export function matchedRevision(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '') return undefined;
  const [, digits] = /^"?([1-9][0-9]{0,8})"?$/.exec(ifMatch.trim()) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new UserError(
    'invalid_request',
    `If-Match is ${JSON.stringify(ifMatch.slice(0, 100))}; it must be the ETag of the draft as it was loaded, for example "3".`,
    400,
  );
}

/** As `matchedRevision`, where a save without it could overwrite what another editor saved: 428. */
export function requiredRevision(ifMatch: string | undefined, key: string): number {
  const revision = matchedRevision(ifMatch);
  if (revision !== undefined) return revision;
  throw new UserError(
    'if_match_required',
    `Saving the draft of "${key}" needs the header If-Match with the ETag that GET /api/workflows/${key}/draft answered, so that nobody's work is overwritten.`,
    428,
  );
}
