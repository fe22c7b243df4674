import fc from 'fast-check';

type Json = unknown;
type Path = (string | number)[];

const ODD: Json[] = [
  null,
  '',
  0,
  -1,
  1,
  0.5,
  1e300,
  true,
  'x',
  'brass',
  [],
  [null],
  {},
  { key: null },
  '#ff00ff',
  '(a+)+$',
];

/** One change somewhere in a JSON object: `where`, 0 to 1, chooses a member by its share of all, and what is left a place in it. */
export type OddChange = { where: number } & ({ what: 'drop' } | { what: 'set' | 'add'; value: Json });

const odd = fc.constantFrom(...ODD);
/** Uniform: fast-check's own numbers are mostly near their bounds. */
const place = fc.noBias(fc.nat(9999)).map((number) => number / 10_000);
export const oddChange: fc.Arbitrary<OddChange> = fc.oneof(
  fc.record({ where: place, what: fc.constant('set' as const), value: odd }),
  fc.record({ where: place, what: fc.constant('add' as const), value: odd }),
  fc.record({ where: place, what: fc.constant('drop' as const) }),
);

/** A copy of a JSON value with a change in it; the value itself is never replaced. */
export function withChange<T>(value: T, { where, ...change }: OddChange): T {
  const copy = structuredClone(value);
  const path = placeIn(copy as object, where);
  if (path.length === 0) return copy;
  const holder = path.slice(0, -1).reduce<Json>((at, step) => (at as Record<string, Json>)[step], copy);
  const last = path.at(-1)!;
  if (change.what === 'add') Object.assign(holder as object, Array.isArray(holder) ? {} : { extra: change.value });
  if (change.what === 'add' && Array.isArray(holder)) holder.splice(Number(last), 0, change.value);
  if (change.what === 'set') (holder as Record<string, Json>)[last] = change.value;
  if (change.what === 'drop' && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (change.what === 'drop') Reflect.deleteProperty(holder as object, last);
  return copy;
}

function placeIn(value: object, where: number): Path {
  const members = Object.entries(value);
  const [top, inner] = members[Math.floor(where * members.length)] ?? [];
  if (top === undefined) return [];
  const places: Path[] = [[top], ...pathsOf(inner, [top])];
  return places[Math.floor(((where * members.length) % 1) * places.length)] ?? [];
}

/** Every place below the root. */
function pathsOf(value: Json, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...above, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(item, path)];
  });
}
