import { IsInt, IsNumber, IsObject, IsUUID } from 'class-validator';
import type { Issue, Producer } from '#workflow-core';
import type { PinnedInputsMessage } from '../pinned-inputs.js';
import { AsItIs } from '../as-it-is.js';
import { IsKey } from '../formats.js';
import { IsVersionOrDraft } from '../version-or-draft.js';
import type { VersionOrDraft } from '../version-or-draft.js';
import type { CachePrediction } from './cache-prediction.dto.js';
import type { Mode, RolloutReply } from './orders.dto.js';
import type { ResolveWorkflowReply } from './registry.dto.js';
import { Optional } from '../presence.js';

/** `POST /workflows/:key/dry-run`; without `version` the newest. */
export class DryRunRequest {
  @IsUUID() orderLineId!: string;
  @Optional() @IsVersionOrDraft() version?: VersionOrDraft;
}

/** The part of an output type that a run reads without reading the catalog. Sizes in pixels. */
export class OrderedOutputType {
  key!: string;
  label!: string;
  workflow!: string;
  template!: string;
  @IsInt() width!: number;
  @IsInt() height!: number;
  notify!: { channel: string; recipients: string[] };
}

/** The inputs that a dispatch would pin for an order line now; there is no delivery yet. */
export class OrderLineInputs {
  pinned!: Omit<PinnedInputsMessage, 'deliveryId'>;
  outputType!: OrderedOutputType;
}

/** The path that a dispatch of an order line would take now, if it asked for no mode. */
export class DispatchDecision {
  mode!: Mode;
  /** `kill_switch`, `rollout_row`, `no_rollout_row`, or why the graph side cannot run the workflow (`pool_paused`, …). */
  reasonCode!: string;
  /** The row that applies to the line; null without one. */
  rollout!: RolloutReply | null;
  /** Pools of the output type's workflow for which nothing is dispatched now. */
  pausedPools!: string[];
  /** Pools of the output type's workflow in which too many nodes wait. */
  fullPools!: string[];
}

/** What orders says of an order line for its dry run. */
export class DryRunLine {
  inputs!: OrderLineInputs;
  catalogKeys!: CatalogKeys;
  decision!: DispatchDecision;
}

/** The keys of what the catalog has that a dispatch would pin now. */
export class CatalogKeys {
  materials!: string[];
  templates!: string[];
  outputTypes!: string[];
}

/** Between gateway and registry; `inputs` and `catalogKeys` come from orders. */
export class DryRunCommand {
  @IsKey() key!: string;
  @Optional() @IsVersionOrDraft() version?: VersionOrDraft;
  @IsObject() @AsItIs() inputs!: OrderLineInputs;
  @IsObject() @AsItIs() catalogKeys!: CatalogKeys;
}

/** A picture that would be delivered, before anything was rendered; sizes in pixels, more than one frame in an animation. */
export class PlannedPicture {
  name!: string;
  node!: string;
  step!: string;
  template!: string;
  @IsInt() width!: number;
  @IsInt() height!: number;
  @IsInt() frames!: number;
}

/** What an effect node would stage; only the members of its effect are present. */
export class WouldStage {
  node!: string;
  effect!: 'catalog' | 'asset' | 'notification';
  notification?: { channel: string; recipients: string[] };
  /** `names` are those of all assets as they would be saved: pictures, then models. */
  assets?: { names: string[]; pictures: PlannedPicture[]; deliverModel: boolean };
  catalog?: { product: string };
}

/**
 * How long a node may take once a worker has it, by attempts at the same step and version in the last 30 days: `n` of them,
 * of a sharded node each shard. The times are null where `n` is 0.
 */
export class NodeEstimate {
  node!: string;
  step!: string;
  @IsInt() version!: number;
  @IsInt() n!: number;
  @IsNumber() medianSeconds!: number | null;
  @IsNumber() p90Seconds!: number | null;
}

/**
 * How long a run may take that finds free workers, no cached results and one shard a node: the sums over the path whose
 * sum is greatest. Nodes without attempts count as nothing, so it may take longer; null where no node has any.
 */
export class TotalEstimate {
  @IsNumber() medianSeconds!: number | null;
  /** Of the path whose 90th percentiles add up to most, which may be another one. */
  @IsNumber() p90Seconds!: number | null;
  /** The path of `medianSeconds`, from the first node to the last. */
  path!: string[];
}

/** `nodes` in the order in which they would start. */
export class TimeEstimate {
  nodes!: NodeEstimate[];
  total!: TotalEstimate;
}

/**
 * What the registry says of a run; nothing is executed. `order`, `bindings`, `params` and `wouldStage` are empty while `valid` is
 * false.
 */
export class PlannedDryRun {
  key!: string;
  version!: VersionOrDraft;
  valid!: boolean;
  issues!: Issue[];
  /** Node ids in the order in which they would start. */
  order!: string[];
  /** By node id and input. */
  bindings!: Record<string, Record<string, Producer[]>>;
  /** By node id, defaults filled. */
  params!: Record<string, Record<string, unknown>>;
  /** Steps that no live worker offers: a dispatch would take legacy. */
  missing!: ResolveWorkflowReply['missing'];
  inputs!: OrderLineInputs;
  wouldStage!: WouldStage[];
  /** Null where the orchestrator did not answer, and while `valid` is false. */
  estimate!: TimeEstimate | null;
  /**
   * What a live run would find among kept results, of each node; a shadow run never uses any. Null where the orchestrator did
   * not answer, for plans of more than 500 nodes, and while `valid` is false.
   */
  cache!: CachePrediction[] | null;
}

/** What a run would do, and which path a dispatch of the line would take; nothing is executed. */
export class DryRunReply extends PlannedDryRun {
  /** For the workflow of the line's output type in its newest version, whatever was tried. */
  decision!: DispatchDecision;
}
