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

/** One change somewhere in a JSON value: `where` chooses the place by its share of all places, 0 to 1. */
export type OddChange = { where: number } & ({ what: 'drop' } | { what: 'set' | 'add'; value: Json });

const odd = fc.constantFrom(...ODD);
export const oddChange: fc.Arbitrary<OddChange> = fc.oneof(
  fc.record({ where: fc.double({ min: 0, max: 0.999, noNaN: true }), what: fc.constant('set' as const), value: odd }),
  fc.record({ where: fc.double({ min: 0, max: 0.999, noNaN: true }), what: fc.constant('add' as const), value: odd }),
  fc.record({ where: fc.double({ min: 0, max: 0.999, noNaN: true }), what: fc.constant('drop' as const) }),
);

/** A copy of a JSON value with a change in it; the value itself is never replaced. */
export function withChange<T>(value: T, { where, ...change }: OddChange): T {
  const copy = structuredClone(value);
  const places = pathsOf(copy);
  const path = places[Math.floor(where * places.length)];
  if (!path) return copy;
  const holder = path.slice(0, -1).reduce<Json>((at, step) => (at as Record<string, Json>)[step], copy);
  const last = path.at(-1)!;
  if (change.what === 'add') Object.assign(holder as object, Array.isArray(holder) ? {} : { extra: change.value });
  if (change.what === 'add' && Array.isArray(holder)) holder.splice(Number(last), 0, change.value);
  if (change.what === 'set') (holder as Record<string, Json>)[last] = change.value;
  if (change.what === 'drop' && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (change.what === 'drop') Reflect.deleteProperty(holder as object, last);
  return copy;
}

/** Every place below the root. */
function pathsOf(value: Json, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...above, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(item, path)];
  });
}
