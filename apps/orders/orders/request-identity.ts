import { createHash } from 'node:crypto';
import { canonicalJson } from '#contracts';
import { UserError } from '#platform/http';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** A request that its client may repeat: the key that the client chose, and the digest of what it asked for. */
export interface RequestIdentity {
  key: string;
  sha256: string;
}

/** Null where the client gave no key. Throws `idempotency_key_invalid` for one that is no header token of 1 to 200 characters. */
export function identityOf(request: object, key: string | undefined): RequestIdentity | null {
  if (key === undefined) return null;
  if (!KEY.test(key))
    throw new UserError(
      'idempotency_key_invalid',
      'The header Idempotency-Key must have 1 to 200 visible ASCII characters; a UUID is a good choice.',
      400,
    );
  return { key, sha256: createHash('sha256').update(canonicalJson(request)).digest('hex') };
}
