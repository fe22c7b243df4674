import { IsInt, IsObject, IsUUID } from 'class-validator';
import type { Issue, Producer } from '#workflow-core';
import type { PinnedInputsMessage } from '../pinned-inputs.js';
import { AsItIs } from '../as-it-is.js';
import { IsKey } from '../formats.js';
import { IsVersionOrDraft } from '../version-or-draft.js';
import type { VersionOrDraft } from '../version-or-draft.js';
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

/** Between gateway and registry; `inputs` comes from orders. */
export class DryRunCommand {
  @IsKey() key!: string;
  @Optional() @IsVersionOrDraft() version?: VersionOrDraft;
  @IsObject() @AsItIs() inputs!: OrderLineInputs;
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
 * What a run would do; nothing is executed. `order`, `bindings`, `params` and `wouldStage` are empty while `valid` is
 * false.
 */
export class DryRunReply {
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
}
