import openapi from '../../../../../docs/openapi.json';
import { smallCatalog } from '../testing/small-catalog';
import { KINDS, kinds, type CatalogKind } from '../entries/catalog-kinds';
import { blankEntry } from './blank-entry';
import { FIELDS } from './entry-fields';
import { valueAt } from '../entries/values';

interface JsonSchema {
  $ref?: string;
  type?: string;
  enum?: string[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
}

const schemas = openapi.components.schemas as unknown as Record<string, JsonSchema>;
const REQUESTS: Record<CatalogKind, string> = {
  'output-type': 'PutOutputTypeRequest',
  template: 'PutTemplateRequest',
  material: 'PutMaterialRequest',
  'material-alias': 'PutMaterialAliasRequest',
  'material-rule': 'PutMaterialRuleRequest',
};

const resolved = (schema: JsonSchema | undefined): JsonSchema | undefined =>
  schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];

function schemaAt(kind: CatalogKind, pointer: string): JsonSchema | undefined {
  const names = pointer.split('/').slice(1);
  return names.reduce<JsonSchema | undefined>((schema, name) => {
    const at = resolved(schema);
    const owners = [at, ...(at?.oneOf ?? []).map(resolved)];
    return resolved(owners.map((one) => one?.properties?.[name]).find(Boolean));
  }, schemas[REQUESTS[kind]]);
}

/** The pointers of the values that are no objects with fields of their own. */
function leavesOf(kind: CatalogKind): string[] {
  const below = (pointer: string): string[] => {
    const schema = schemaAt(kind, pointer) ?? schemas[REQUESTS[kind]];
    const names = Object.keys(schema?.properties ?? {});
    return names.length === 0 ? [pointer] : names.flatMap((name) => below(`${pointer}/${name}`));
  };
  return below('');
}

describe('the fields of entries', () => {
  it.each(kinds)('of the kind %s are all that the API takes, and nothing else', (kind) => {
    const pointers = FIELDS[kind].map(({ pointer }) => pointer);
    expect(pointers.filter((pointer) => !schemaAt(kind, pointer))).toEqual([]);
    expect(leavesOf(kind).filter((leaf) => !pointers.includes(leaf))).toEqual([]);
  });

  it.each(kinds)('of the kind %s have the bounds and choices of the API', (kind) => {
    for (const field of FIELDS[kind]) {
      const schema = schemaAt(kind, field.pointer);
      if (field.control === 'number') {
        const { minimum, exclusiveMinimum, maximum } = schema ?? {};
        expect([field.label, field.min, field.max]).toEqual([field.label, minimum ?? exclusiveMinimum, maximum]);
      }
      if (field.control === 'choice') {
        const values = field.options.flatMap(({ value }) => (value === undefined ? [] : [value]));
        expect([field.label, values]).toEqual([field.label, schema?.enum]);
      }
    }
  });

  it.each(kinds)('of the kind %s have a value in a new entry unless they may be left out', (kind) => {
    const required = (schemas[REQUESTS[kind]] as { required?: string[] }).required ?? [];
    const blank = blankEntry(smallCatalog(), kind);
    for (const name of [...required, KINDS[kind].keyField]) expect(valueAt(blank, `/${name}`)).not.toBeUndefined();
  });
});
