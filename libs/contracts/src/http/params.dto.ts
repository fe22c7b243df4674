import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { IsId, KEY, Shaped } from '../formats.js';
import { IsRowNumber } from '../row-number.js';
import { POOLS } from '../streams.js';
import { numberOf } from '../version-or-draft.js';
import type { PoolName } from './pools.dto.js';

/** Of orders and deliveries. */
export class IdParams {
  @IsId() id!: string;
}

export class DeliveryAssetParams extends IdParams {
  @Shaped('assetName', /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/) name!: string;
}

export class NotificationParams {
  @Matches(/^[1-9][0-9]{0,14}$/) id!: string;
}

/** Of workflows, products and catalog entries. */
export class KeyParams {
  @Shaped('key', KEY) key!: string;
}

export class MaterialAliasParams {
  /** The alias itself: one line with a letter in it. */
  @Shaped('alias', /^(?=.*\p{L})[^\p{Cc}\p{Cs}]{1,100}$/u) key!: string;
}

export class WorkflowVersionParams extends KeyParams {
  /** The version's number. */
  @Transform(({ value }: { value: unknown }) => numberOf(value))
  @IsRowNumber('"$value" is not a valid number of a version')
  n!: number;
}

export class Sha256Params {
  @Shaped('sha256', /^[0-9a-f]{64}$/) sha256!: string;
}

export class StepParams {
  @Shaped('step', /^[a-z][a-z0-9_]{0,99}$/) step!: string;
}

export class RunParams {
  @Shaped('id', /^[A-Za-z0-9-]{1,100}$/) id!: string;
}

export class RunNodeParams extends RunParams {
  /** Of the node in its workflow. */
  @Shaped('nodeId', /^[a-zA-Z0-9_-]{1,64}$/) nodeId!: string;
}

export class ComparisonParams {
  @Shaped('id', /^[A-Za-z0-9-]{1,100}$/) id!: string;
}

export class DeadLetterParams {
  /** The service that keeps it, and which of its dead letters it is. */
  @Shaped('deadLetter', /^(orchestrator|comparison|orders)-[1-9][0-9]{0,14}$/) id!: string;
}

export class PoolParams {
  @Shaped('pool', new RegExp(`^(${POOLS.join('|')})$`)) pool!: PoolName;
}

const KEY_OR_ALL = /^(\*|[a-z0-9][a-z0-9-]{0,62})$/;

/** The scope of a rollout row; `*` is every one. */
export class RolloutParams {
  @Shaped('keyOrAll', KEY_OR_ALL) workflow!: string;
  @Shaped('keyOrAll', KEY_OR_ALL) outputType!: string;
}
