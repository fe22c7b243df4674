import { canonicalJson, sha256Hex } from '#workflow-core';

export { canonicalJson };

/** sha256 (64 hex digits) of the canonical JSON of a value: the digest of a port's value in evidence. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));
