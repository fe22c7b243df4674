import { canonicalJson, sha256Hex } from '#workflow-core';

/** What a cache key was made of, flat: `inputs.template.light.key` → 1. Values are scalars, `[]`, `{}` or a digest of more. */
export type Fields = Record<string, string | number | boolean | null>;

const MAX_LEAVES = 200;
const MAX_TEXT = 200;

/** A JSON value as fields below `path`; at most 200, beyond which lists and objects are told by their digest alone. */
export function flatFields(path: string, value: unknown, budget = MAX_LEAVES): Fields {
  if (typeof value !== 'object' || value === null) return { [path]: leaf(value) };
  const members = membersOf(value);
  if (members.length === 0) return { [path]: Array.isArray(value) ? '[]' : '{}' };
  if (members.length > budget) return { [path]: `digest ${sha256Hex(canonicalJson(value))}` };
  const each = leafCount(value) <= budget ? budget : Math.floor(budget / members.length);
  return Object.assign({}, ...members.map(([name, member]) => flatFields(`${path}${name}`, member, each))) as Fields;
}

function leaf(value: unknown): Fields[string] {
  if (typeof value !== 'string') return value as Fields[string];
  return value.length > MAX_TEXT ? `digest ${sha256Hex(value)}` : value;
}

/** Members with how they are written after the path; what JSON leaves out is left out. */
function membersOf(value: object): [string, unknown][] {
  if (Array.isArray(value)) return value.map((item, at) => [`[${at}]`, item]);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [`.${escaped(name)}`, member]);
}

/** So that no name can be taken for a path. */
const escaped = (name: string): string => name.replaceAll(/[~.[\]]/g, (sign) => `~${sign.charCodeAt(0)}`);

function leafCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const members = membersOf(value);
  return members.length === 0 ? 1 : members.reduce((sum, [, member]) => sum + leafCount(member), 0);
}
