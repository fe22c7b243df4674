import { canonicalJson, sha256Hex } from '#workflow-core';
import { plainJson } from './plain-json.js';

export { canonicalJson };

/**
 * sha256 (64 hex digits) of the canonical JSON of a value: the digest of a port's value in evidence. A value that is no
 * JSON has the digest of its form in a message (`plainJson`); it never throws, as evidence is made of any output.
 */
export const digestOf = (value: unknown): string => sha256Hex(canonicalText(value));

function canonicalText(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return canonicalJson(plainJson(value));
  }
}
