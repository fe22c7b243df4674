import type { InputsOf, NodeDefinition, OutputsOf, Reads, SettingsOf, Shard } from '#workflow-core';
import type {
  BoundingBox,
  CadFile,
  Glb,
  MaterialMap,
  Materials,
  MediaAssets,
  OrderLine,
  Parts,
  PinnedInputs,
  Receipt,
  Render,
  ResolvedTemplate,
  StepContext,
} from '#steps';

/** The TypeScript type of each port type. The core names the port types, the steps define the values. */
export type PortTypes = {
  order_line: OrderLine;
  cad_file: CadFile;
  glb: Glb;
  parts: Parts;
  template: ResolvedTemplate;
  material_map: MaterialMap;
  materials: Materials;
  bounding_box: BoundingBox;
  render: Render;
  media_assets: MediaAssets;
  receipt: Receipt;
};

/** The facts of a run that an executor may read. */
export interface RunFacts {
  pinned: PinnedInputs;
}

/**
 * Executes one node by calling its step. `params` have their defaults filled; `inputs` are resolved values by port,
 * lists for `many` ports (empty where nothing is bound). `shard`: only this part, where the step has a fan-out beside
 * it. Resolves to every output port; throws what the step throws.
 */
export type NodeExecutor<D extends NodeDefinition> = (
  call: { params: SettingsOf<D>; inputs: InputsOf<D, PortTypes>; run: RunFacts; shard?: Shard },
  ctx: StepContext,
) => Promise<OutputsOf<D, PortTypes>>;

/** An executor whose definition is known at run time only: the caller validates params and inputs. */
export type AnyNodeExecutor = (
  call: { params: Record<string, unknown>; inputs: Record<string, unknown>; run: RunFacts; shard?: Shard },
  ctx: StepContext,
) => Promise<Record<string, unknown>>;

/**
 * An entry of the executor index. `codeDigest`: sha256 (hex) of the executor, its steps and their packages' versions;
 * `reads`: the parts of its inputs that it reads; it gets no others; absent: all.
 */
export interface ExecutorEntry {
  load: () => Promise<AnyNodeExecutor>;
  codeDigest: string;
  reads?: Reads;
}
