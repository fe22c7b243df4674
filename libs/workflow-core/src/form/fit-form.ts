import type { NodeDefinition } from '../model/node-definition.js';
import type { NodeForm, ParamForm, ParamValues } from './node-form.js';
import { schemaAt } from './schema-at.js';

/**
 * The part of a form that fits a definition, which may be older than the one it was written for: params and ports that
 * the definition lacks are left out, and so are conditions that ask about them. Params that the form does not know are
 * in `order`, last.
 */
export function fitForm(form: NodeForm, definition: NodeDefinition): NodeForm {
  const has = (pointer: string): boolean => schemaAt(definition.paramsSchema, pointer) !== null;
  const order = form.order.filter(has);
  return {
    ...form,
    order: [...order, ...topLevel(definition).filter((pointer) => !order.includes(pointer))],
    groups: form.groups
      .map((group) => ({ ...group, params: group.params.filter(has) }))
      .filter(({ params }) => params.length > 0),
    params: mapped(form.params, has, (param) => fitParam(param, definition, has)),
    ...(form.sizes && { sizes: form.sizes.filter(({ width, height }) => has(width) && has(height)) }),
    ...(form.quotients && {
      quotients: form.quotients.filter(({ dividend, divisor }) => has(dividend) && has(divisor)),
    }),
    ...(form.ports && {
      ports: mapped(
        form.ports,
        (port) => port in definition.inputs || port in definition.outputs,
        (label) => label,
      ),
    }),
  };
}

/** JSON pointers of a definition's params of the top level, in the order of its schema. */
export function topLevel({ paramsSchema }: NodeDefinition): string[] {
  const names = Object.keys((paramsSchema['properties'] ?? {}) as object);
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

function fitParam(param: ParamForm, { inputs }: NodeDefinition, has: (pointer: string) => boolean): ParamForm {
  const { showWhen, hideWhen, emailWhen, showWhenBound, ...rest } = param;
  const fitted = (values: ParamValues): ParamValues => mapped(values, has, (value) => value);
  return {
    ...rest,
    ...(showWhen && { showWhen: fitted(showWhen) }),
    ...(hideWhen && { hideWhen: fitted(hideWhen) }),
    ...(emailWhen && { emailWhen: fitted(emailWhen) }),
    ...(showWhenBound && { showWhenBound: showWhenBound.filter((input) => input in inputs) }),
  };
}

const mapped = <T>(of: Record<string, T>, keep: (key: string) => boolean, to: (value: T) => T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(of)
      .filter(([key]) => keep(key))
      .map(([key, value]) => [key, to(value)]),
  );
