import type { VersionOrDraft } from '#contracts';
import { UserError } from '#platform/http';

/** A query parameter that names a version by its number, or the draft. */
export function versionOrDraft(value: string, name: string): VersionOrDraft {
  if (value === 'draft') return value;
  if (/^[1-9][0-9]{0,8}$/.test(value)) return Number(value);
  throw new UserError(
    'invalid_request',
    `${name} is ${JSON.stringify(value.slice(0, 100))}; it must be the number of a version, or "draft".`,
    400,
    [{ pointer: `/${name}`, message: 'must be the number of a version, or "draft"' }],
  );
}
