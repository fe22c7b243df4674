import type { NodeDefinition } from '../model/node-definition.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256-hex.js';

/** SHA-256 (64 hex digits) of a definition's canonical JSON: any change of the data, also of a label, changes it. */
export function definitionHash(definition: NodeDefinition): string {
  return sha256Hex(canonicalJson(definition));
}
