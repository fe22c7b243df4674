import type { InputPort, NodeDefinition, OutputPort, PortType } from './node-definition.js';
import type { TypeOfSchema } from './type-of-schema.js';

/**
 * Keeps a definition's literal types, so that `SettingsOf`, `InputsOf` and `OutputsOf` can derive from it; returns it unchanged.
 * @example export const glbExport = defineNode({ step: 'glb_export', version: 1, ... });
 */
export function defineNode<const D extends NodeDefinition>(definition: D): D {
  return definition;
}

/** The params that an executor gets: the type of the params schema after its defaults were filled. */
export type SettingsOf<D extends NodeDefinition> = TypeOfSchema<D['paramsSchema']>;

/** What an executor gets: port type → TypeScript type by `PortTypes`; `many` ports are lists, others may be absent unless required. */
export type InputsOf<D extends NodeDefinition, PortTypes extends PortTypeMap> = Simplify<
  { [K in AlwaysThere<D['inputs']>]: InputValue<D['inputs'][K], PortTypes> } & {
    [K in Exclude<keyof D['inputs'], AlwaysThere<D['inputs']>>]?: InputValue<D['inputs'][K], PortTypes>;
  }
>;

/** What an executor must return: every output port of the definition, typed by `PortTypes`. */
export type OutputsOf<D extends NodeDefinition, PortTypes extends PortTypeMap> = {
  -readonly [K in keyof D['outputs']]: ValueOf<D['outputs'][K], PortTypes>;
};

/** Which TypeScript type each port type carries; the core names the port types, the steps own the shapes. */
export type PortTypeMap = { [T in PortType]?: unknown };

type Simplify<T> = { -readonly [K in keyof T]: T[K] };
type AlwaysThere<Inputs extends Record<string, InputPort>> = {
  [K in keyof Inputs]: Inputs[K] extends { many: true } | { required: true } ? K : never;
}[keyof Inputs];
type InputValue<P extends InputPort, PortTypes> = P extends { many: true }
  ? ValueOf<P, PortTypes>[]
  : ValueOf<P, PortTypes>;
type ValueOf<P extends InputPort | OutputPort, PortTypes> = P['type'] extends keyof PortTypes
  ? PortTypes[P['type']]
  : never;
