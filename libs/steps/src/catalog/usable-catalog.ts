import type { CatalogDocument } from '../domain.js';
import type { PassedOver } from '../ports/index.js';
import { patternReach } from './pattern-cost.js';

type List = PassedOver['list'];
type Entry = Record<string, unknown>;

/**
 * A stored document without its unusable entries, and these with the reason. Documents are immutable, and some were
 * stored when less was checked: null in them means absent, and a list that is none is empty. A document without such
 * faults is returned unchanged.
 */
export function usableCatalog(stored: CatalogDocument): { document: CatalogDocument; passedOver: PassedOver[] } {
  const passedOver: PassedOver[] = [];
  const usable = (list: List, faultOf: (entry: Entry) => string | undefined): Entry[] => {
    const entries: unknown = stored[list];
    if (!Array.isArray(entries)) return [];
    const kept = entries.flatMap((entry: unknown, at) => {
      const present = withoutNulls(entry);
      const why = present ? faultOf(present) : 'it is no object';
      if (why !== undefined) passedOver.push({ list, entry: nameOf(present, at), why });
      return present && why === undefined ? [present] : [];
    });
    return kept.length === entries.length && kept.every((entry, at) => entry === entries[at]) ? entries : kept;
  };
  const materials = usable('materials', materialFault);
  const known = new Set(materials.map(({ key }) => key));
  const pointing = (entry: Entry): string | undefined =>
    known.has(entry['material']) ? undefined : `there is no usable material ${JSON.stringify(entry['material'])}`;
  const lists = {
    materials,
    aliases: usable('aliases', (entry) => aliasFault(entry) ?? pointing(entry)),
    rules: usable('rules', (entry) => ruleFault(entry) ?? pointing(entry)),
    templates: usable('templates', templateFault),
    outputTypes: usable('outputTypes', outputTypeFault),
  };
  const isWhole = Object.entries(lists).every(([list, entries]) => (stored[list as List] as unknown) === entries);
  return { document: isWhole ? stored : ({ ...stored, ...lists } as unknown as CatalogDocument), passedOver };
}

/** The object itself where no member is null; undefined for what is no object. */
function withoutNulls(entry: unknown): Entry | undefined {
  if (!isObject(entry)) return undefined;
  const present = Object.entries(entry).filter(([, value]) => value !== null);
  return present.length === Object.keys(entry).length ? entry : Object.fromEntries(present);
}

const nameOf = (entry: Entry | undefined, at: number): string | number => {
  const name = entry?.['key'] ?? entry?.['alias'];
  return typeof name === 'string' ? name : at;
};

const isObject = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isShare = (value: unknown): boolean => isNumber(value) && Number(value) >= 0 && Number(value) <= 1;
const isColour = (value: unknown): boolean => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
const isPixels = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4096;
const isAbsentOr = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const isOneOf =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const isListOf = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is);
const isBackground = (value: unknown): boolean =>
  isObject(value) && (value['kind'] === 'transparent' || (value['kind'] === 'colour' && isColour(value['colour'])));
const hasNumbers =
  (...names: string[]) =>
  (value: unknown): boolean =>
    isObject(value) && names.every((name) => isNumber(value[name]));

/** The first member that steps cannot use; extra members are ignored. */
const checkedBy =
  (members: Record<string, (value: unknown) => boolean>) =>
  (entry: Entry): string | undefined => {
    const bad = Object.keys(members).find((name) => !members[name]?.(entry[name]));
    return bad === undefined ? undefined : `its ${bad} cannot be used`;
  };

const materialFault = checkedBy({ key: isText, baseColour: isColour, metalness: isShare, roughness: isShare });
const aliasFault = checkedBy({ alias: isText, material: isText });
const templateFault = checkedBy({
  key: isText,
  camera: hasNumbers('azimuth', 'elevation', 'fieldOfView', 'margin'),
  light: hasNumbers('environment', 'key', 'fill'),
  shadow: hasNumbers('opacity', 'blur'),
  background: isBackground,
});
const outputTypeFault = checkedBy({
  key: isText,
  label: isText,
  template: isText,
  width: isPixels,
  height: isPixels,
  background: isAbsentOr(isBackground),
  unmappedParts: isAbsentOr(isOneOf('warn', 'default', 'fail')),
  workflow: isAbsentOr((value) => typeof value === 'string'),
  legacyPreset: isObject,
  notify: (value) =>
    isObject(value) && isOneOf('in_app', 'email')(value['channel']) && isListOf(isText)(value['recipients']),
});

const ruleMembers = checkedBy({
  key: isText,
  pattern: isAbsentOr(isText),
  colour: isAbsentOr((value) => isObject(value) && isColour(value['near']) && isNumber(value['maxDifference'])),
  shape: isAbsentOr(isOneOf('sphere', 'ring', 'rod', 'plate', 'other')),
});

function ruleFault(rule: Entry): string | undefined {
  const { pattern, colour, shape } = rule;
  if (pattern === undefined && colour === undefined && shape === undefined)
    return 'it has no pattern, colour or shape, so it would take every part';
  return ruleMembers(rule) ?? (pattern === undefined ? undefined : patternFault(pattern as string));
}

function patternFault(pattern: string): string | undefined {
  try {
    // Some patterns compile only when they are used.
    new RegExp(pattern, 'i').test('');
  } catch {
    return 'its pattern is no regular expression';
  }
  return patternReach(pattern) > 0 ? undefined : 'its pattern could take very long on any name';
}
