import { branchesOf, fillDefaults, paramsChecker, topLevel } from '#workflow-core';
import type { NodeDefinition, NodeForm, ParamForm, ParamsSchema } from '#workflow-core';

/** A place of the params that a form may speak of; `name` in its parent, which may require it. */
interface Place {
  pointer: string;
  schema: ParamsSchema;
  form: ParamForm;
  isRequired: boolean;
}

interface CheckedForm {
  form: NodeForm;
  definition: NodeDefinition;
  places: Place[];
}

/** What is wrong with a form, in words; nothing where it fits the definition and leaves none of its params unexplained. */
export function formFaults(form: NodeForm, definition: NodeDefinition): string[] {
  const checked = { form, definition, places: placesIn(definition.paramsSchema, form) };
  return RULES.flatMap((rule) => rule(checked));
}

/** `known`: members that are described already, which a branch only narrows. */
function placesIn(schema: ParamsSchema, form: NodeForm, { at = '', known = [] as string[] } = {}): Place[] {
  const required = (schema['required'] ?? []) as string[];
  const all = Object.entries((schema['properties'] ?? {}) as Record<string, ParamsSchema>);
  // A constant is chosen with its branch.
  const properties = all.filter(([name, inside]) => !known.includes(name) && !('const' in inside));
  const items = schema['items'] as ParamsSchema | undefined;
  const own = [...properties, ...(items ? [['*', items] as const] : [])].flatMap(([name, inside]) => {
    const pointer = `${at}/${name}`;
    const place = { pointer, schema: inside, form: form.params[pointer] ?? {}, isRequired: required.includes(name) };
    return [place, ...placesIn(inside, form, { at: pointer })];
  });
  const names = [...known, ...all.map(([name]) => name)];
  return [...own, ...branchesOf(schema).flatMap((branch) => placesIn(branch, form, { at, known: names }))];
}

const conditionsOf = ({ showWhen = {}, hideWhen = {}, emailWhen = {} }: ParamForm) =>
  [showWhen, hideWhen, emailWhen].flatMap((condition) => Object.entries(condition));

const RULES: ((checked: CheckedForm) => string[])[] = [
  function unknownPointers({ form, places }) {
    const named = [
      ...form.order,
      ...Object.keys(form.params),
      ...form.groups.flatMap(({ params }) => params),
      ...(form.sizes ?? []).flatMap(({ width, height }) => [width, height]),
      ...(form.quotients ?? []).flatMap(({ dividend, divisor }) => [dividend, divisor]),
      ...Object.values(form.params).flatMap((param) => conditionsOf(param).map(([pointer]) => pointer)),
    ];
    const known = new Set(places.map(({ pointer }) => pointer));
    return named.filter((pointer) => !known.has(pointer)).map((pointer) => `there is no ${pointer}`);
  },
  function order({ form, definition }) {
    const [ordered, params] = [[...form.order].sort(), topLevel(definition).sort()];
    const grouped = form.groups.flatMap(({ params: of }) => of);
    const twice = grouped.filter((pointer, at) => grouped.indexOf(pointer) !== at);
    return [
      ...(ordered.join() === params.join() ? [] : [`order must name each of ${params.join()} once`]),
      ...twice.map((pointer) => `${pointer} is in two groups`),
    ];
  },
  function labels({ places }) {
    return places.flatMap(({ pointer, schema, form: { labels = {}, empty } }) => {
      const values = ((schema['enum'] ?? []) as unknown[]).map(String);
      const bare = values.filter((value) => !labels[value]?.trim() && !(value === '' && empty));
      const strange = Object.keys(labels).filter((value) => !values.includes(value));
      return [
        ...bare.map((value) => `${pointer} has no label for "${value}"`),
        ...strange.map((value) => `${pointer} has a label for "${value}", which it cannot be`),
      ];
    });
  },
  function titles({ places }) {
    const bare = places.filter(({ schema, form }) => !schema['title'] && !form.title);
    return bare.map(({ pointer }) => `${pointer} has no title`);
  },
  function branches({ places }) {
    const listsOf = (schema: ParamsSchema) => [schema['oneOf'], schema['anyOf']] as (ParamsSchema[] | undefined)[];
    const bare = places.filter(({ schema }) => listsOf(schema).some((list = []) => list.some(({ title }) => !title)));
    return bare.map(({ pointer }) => `${pointer} has a branch without a title`);
  },
  function emptyValues({ places }) {
    const isEmpty = ({ schema }: Place): boolean => ['""', '0', '[]'].includes(JSON.stringify(schema['default']) ?? '');
    const isParam = ({ pointer }: Place): boolean => pointer.lastIndexOf('/') === 0;
    return [
      ...places.filter((place) => isParam(place) && isEmpty(place) && !place.form.empty).map(({ pointer, schema }) => `${pointer} has no text for ${JSON.stringify(schema['default'])}`), // prettier-ignore
      ...places.filter((place) => place.form.empty && !isEmpty(place)).map(({ pointer }) => `${pointer} is not empty by default`), // prettier-ignore
    ];
  },
  function hiddenParams({ places }) {
    const isHideable = ({ showWhen, hideWhen, showWhenBound }: ParamForm): boolean =>
      Boolean(showWhen ?? hideWhen ?? showWhenBound);
    const lost = places.filter(({ form, schema, isRequired }) => {
      return isHideable(form) && (isRequired || schema['default'] === undefined);
    });
    return lost.map(({ pointer }) => `${pointer} may be hidden while it must be set`);
  },
  function conditions({ form, definition: { paramsSchema } }) {
    const [check, defaults] = [paramsChecker(paramsSchema), fillDefaults({}, paramsSchema)];
    const values = Object.values(form.params)
      .flatMap(conditionsOf)
      .flatMap(([pointer, of]) => of.map((value) => ({ pointer, value })));
    const never = values.filter(({ pointer, value }) => check({ ...defaults, [pointer.slice(1)]: value }).length > 0);
    return never.map(({ pointer, value }) => `${pointer} can never be ${JSON.stringify(value)}`);
  },
  function widgets({ places }) {
    const isSlidable = ({ minimum, maximum }: ParamsSchema): boolean =>
      typeof minimum === 'number' && typeof maximum === 'number';
    const loose = places.filter(({ schema, form }) => form.widget === 'slider' && !isSlidable(schema));
    const zero = places.filter(({ schema, form }) => form.scale === 'log' && !(Number(schema['minimum']) > 0));
    return [
      ...loose.map(({ pointer }) => `${pointer} has no bounds for a slider`),
      ...zero.map(({ pointer }) => `${pointer} has no logarithm at its lowest`),
    ];
  },
  function rows({ places }) {
    const known = new Set(places.map(({ pointer }) => pointer));
    return places.flatMap(({ pointer, form }) =>
      fieldsOf(form.row ?? '')
        .filter((key) => !known.has(`${pointer}/*/${key}`))
        .map((key) => `the items of ${pointer} have no ${key}`),
    );
  },
  function ports({ form, definition: { inputs, outputs } }) {
    const all = { ...inputs, ...outputs };
    const bound = Object.values(form.params).flatMap(({ showWhenBound = [] }) => showWhenBound);
    // A port that is called as its type has the type's label.
    const bare = Object.entries(all).filter(([name, { type }]) => name !== type && !form.ports?.[name]);
    return [
      ...Object.keys(form.ports ?? {}).filter((name) => !(name in all)).map((name) => `there is no port ${name}`), // prettier-ignore
      ...bound.filter((name) => !(name in inputs)).map((name) => `there is no input ${name}`),
      ...bare.map(([name]) => `the port ${name} has no label`),
    ];
  },
];

/** The names in braces of a text. */
export const fieldsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');
