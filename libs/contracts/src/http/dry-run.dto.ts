import { IsObject, IsUUID, Matches, ValidateIf } from 'class-validator';
import type { Issue, Producer } from '#workflow-core';
import type { PinnedInputsMessage } from '../pinned-inputs.js';
import { AsItIs } from '../as-it-is.js';
import { IsRowNumber } from '../row-number.js';
import type { VersionOrDraft } from './drafts.dto.js';
import type { ResolveWorkflowReply } from './registry.dto.js';
import { Optional } from '../presence.js';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** `POST /workflows/:key/dry-run`; without `version` the newest. */
export class DryRunRequest {
  @IsUUID() orderLineId!: string;
  @Optional() @ValidateIf(({ version }) => version !== 'draft') @IsRowNumber() version?: VersionOrDraft;
}

/** The part of an output type that a run reads without looking into the catalog. Sizes in pixels. */
export interface OrderedOutputType {
  key: string;
  label: string;
  workflow: string;
  template: string;
  width: number;
  height: number;
  notify: { channel: string; recipients: string[] };
}

/** What a dispatch would pin of an order line now; there is no delivery yet. */
export interface OrderLineInputs {
  pinned: Omit<PinnedInputsMessage, 'deliveryId'>;
  outputType: OrderedOutputType;
}

/** Between gateway and registry; `inputs` comes from orders. */
export class DryRunCommand {
  @Matches(KEY) key!: string;
  @Optional() @ValidateIf(({ version }) => version !== 'draft') @IsRowNumber() version?: VersionOrDraft;
  @IsObject() @AsItIs() inputs!: OrderLineInputs;
}

/** A picture that would be delivered, before anything was rendered; sizes in pixels, more than one frame in an animation. */
export interface PlannedPicture {
  name: string;
  node: string;
  step: string;
  template: string;
  width: number;
  height: number;
  frames: number;
}

/** What an effect node would stage; only the members of its effect are there. */
export interface WouldStage {
  node: string;
  effect: 'catalog' | 'asset' | 'notification';
  notification?: { channel: string; recipients: string[] };
  /** `names` are those of all assets as they would be saved: pictures, then models. */
  assets?: { names: string[]; pictures: PlannedPicture[]; deliverModel: boolean };
  catalog?: { product: string };
}

/** What a run would do, without doing any of it. `order`, `bindings`, `params` and `wouldStage` are empty while `valid` is false. */
export interface DryRunReply {
  key: string;
  version: VersionOrDraft;
  valid: boolean;
  issues: Issue[];
  /** Node ids in the order in which they would start. */
  order: string[];
  /** By node id and input. */
  bindings: Record<string, Record<string, Producer[]>>;
  /** By node id, defaults filled. */
  params: Record<string, Record<string, unknown>>;
  /** Steps that no live worker offers: a dispatch would take legacy. */
  missing: ResolveWorkflowReply['missing'];
  inputs: OrderLineInputs;
  wouldStage: WouldStage[];
}
