/** An entry while it is edited: any of its values may be one that the server refuses. */
export type Values = Readonly<Record<string, unknown>>;

const partsOf = (pointer: string): string[] => pointer.split('/').slice(1);

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a pointer such as `/camera/azimuth`; undefined where there is none. */
export function valueAt(values: Values, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), values);
}

/** The values with another one at a pointer; undefined takes it away. The given values stay as they are. */
export function withValue(values: Values, pointer: string, value: unknown): Values {
  const [name = '', ...rest] = partsOf(pointer);
  const { [name]: before, ...others } = values;
  const inner = rest.length === 0 ? value : withValue(isObject(before) ? before : {}, `/${rest.join('/')}`, value);
  // Where it was, so that an entry is shown in one order.
  return inner === undefined ? others : { ...values, [name]: inner };
}
