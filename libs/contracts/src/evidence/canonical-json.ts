import { canonicalJson, sha256Hex } from '#workflow-core';
import { plainJson } from './plain-json.js';

export { canonicalJson };

/**
 * sha256 (64 hex digits) of the canonical JSON of a value: the digest of a port's value in evidence. A value that is no JSON
 * has the digest of what a message would carry of it; it never throws, as evidence is made of whatever a step put out.
 */
export const digestOf = (value: unknown): string => sha256Hex(canonicalText(value));

function canonicalText(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return canonicalJson(plainJson(value));
  }
}
