/** The types of the values that steps exchange. */
export type PortType =
  | 'order_line'
  | 'cad_file'
  | 'glb'
  | 'parts'
  | 'template'
  | 'material_map'
  | 'materials'
  | 'bounding_box'
  | 'render'
  | 'media_assets'
  | 'receipt';

/** A plain JSON Schema 2020-12 object schema; every property has title, description and default. */
export type ParamsSchema = Record<string, unknown>;

export interface InputPort {
  type: PortType;
  required: boolean;
  many: boolean;
  description: string;
}

export interface OutputPort {
  type: PortType;
  description: string;
}

export type Pool = 'render' | 'materials' | 'notify';
export type Requires = 'none' | 'chromium' | 'blender';
export type Effect = 'none' | 'catalog' | 'asset' | 'notification';

/** The registry's definition of a step: data only. A published `step@version` never changes. */
export interface NodeDefinition {
  step: string;
  version: number;
  label: string;
  category: string;
  description: string;
  icon: string;
  pool: Pool;
  requires: Requires;
  effect: Effect;
  paramsSchema: ParamsSchema;
  inputs: Record<string, InputPort>;
  outputs: Record<string, OutputPort>;
  /** Where only some of several optional inputs is needed: names of inputs of which at least one must be bound. */
  atLeastOneInput?: readonly string[];
  /** Milliseconds: how long it may wait for a worker, and how long one attempt may run. */
  timeouts: { queueMs: number; executionMs: number };
  /** `attempts` counts the first; the delay before attempt n is `backoffMs * 2^(n-2)` with jitter. */
  retry: { attempts: number; backoffMs: number };
  cacheable: boolean;
}

/** The definitions at hand, by step, newest version of each. */
export type NodeDefinitions = ReadonlyMap<string, NodeDefinition>;

/** `{ step: { version, hash } }`: which definitions a workflow was saved with. */
export type DefinitionLock = Record<string, { version: number; hash: string }>;
