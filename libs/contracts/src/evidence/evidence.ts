import {
  ArrayMaxSize,
  Equals,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { Failure } from '../failure.js';
import { Nested, NestedList, Nullable, Optional } from '../presence.js';

export type DeliveryPath = 'legacy' | 'graph';
export const SHA256_HEX = /^[0-9a-f]{64}$/;

export class EvidenceStatus {
  @IsIn(['succeeded', 'failed', 'cancelled']) code!: 'succeeded' | 'failed' | 'cancelled';
  @Optional() @Nested(() => Failure) failure?: Failure;
}

/** Everything besides the inputs that may change pixels. */
export class EvidenceEnvironment {
  @IsString() renderer!: string;
  @IsString() build!: string;
  @IsInt() seed!: number;
}

/** A tool as one text, '' for none: tools with different texts may make different pixels. */
export const toolOf = (environment: EvidenceEnvironment | null | undefined): string =>
  environment ? `${environment.renderer}; ${environment.build}; seed ${environment.seed}` : '';

export class EvidenceLog {
  @IsIn(['info', 'warn', 'error']) level!: 'info' | 'warn' | 'error';
  @IsString() code!: string;
  @IsObject() params!: Record<string, unknown>;
}

/**
 * One step's occurrence. `key` = step and the digest of its bound inputs, with `#2` … for others with the same inputs;
 * `inputs`, `outputs`: port → sha256 of canonical JSON.
 */
export class EvidenceStep {
  @IsString() step!: string;
  @IsString() key!: string;
  @IsObject() inputs!: Record<string, string>;
  @IsObject() outputs!: Record<string, string>;
  @NestedList(() => EvidenceLog) logs!: EvidenceLog[];
}

export class MaskColour {
  @IsString() part!: string;
  @Matches(/^#[0-9a-f]{6}$/) colour!: string;
}

export class IdMask {
  @Matches(SHA256_HEX) sha256!: string;
  @NestedList(() => MaskColour) colours!: MaskColour[];
}

/** Name is a plain file name: it becomes part of a link and of a path on disk. */
export class EvidenceMediaAsset {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/) name!: string;
  @IsString() mediaType!: string;
  @Matches(SHA256_HEX) sha256!: string;
  @IsInt() @Min(1) byteLength!: number;
  @Nullable() @IsInt() @Min(1) width!: number | null;
  @Nullable() @IsInt() @Min(1) height!: number | null;
  @Nullable()
  @Nested(() => IdMask)
  idMask!: IdMask | null;
}

export class EvidenceCatalogWrite {
  @Equals('product_material') kind!: 'product_material';
  @IsString() product!: string;
  @IsString() part!: string;
  @IsString() material!: string;
  @IsString() why!: string;
  @Nullable() @IsString() expected!: string | null;
}

export class EvidenceNotification {
  @IsString() @MaxLength(400) dedupeKey!: string;
  @IsIn(['in_app', 'email']) channel!: 'in_app' | 'email';
  @IsString() @MaxLength(320) recipient!: string;
  @IsString() template!: string;
  @IsObject() params!: Record<string, unknown>;
  @IsString() @MaxLength(500) subject!: string;
  @IsString() @MaxLength(20_000) body!: string;
}

/** Milliseconds since the epoch. */
export class EvidenceTimings {
  @IsNumber() startedAt!: number;
  @IsNumber() finishedAt!: number;
}

/** The record of one path's work for one delivery, in comparable form. Its effects are what the path stages. */
export class Evidence {
  @Equals(1) version!: 1;
  @IsIn(['legacy', 'graph']) path!: DeliveryPath;
  @IsString() runId!: string;
  @IsString() deliveryId!: string;
  @IsString() orderLineId!: string;
  @IsInt() @Min(1) generation!: number;
  @Nested(() => EvidenceStatus) status!: EvidenceStatus;
  @Nullable()
  @Nested(() => EvidenceEnvironment)
  environment!: EvidenceEnvironment | null;
  @ArrayMaxSize(10_000) @NestedList(() => EvidenceStep) steps!: EvidenceStep[];
  @NestedList(() => EvidenceMediaAsset) mediaAssets!: EvidenceMediaAsset[];
  @NestedList(() => EvidenceCatalogWrite) catalogWrites!: EvidenceCatalogWrite[];
  @NestedList(() => EvidenceNotification) notifications!: EvidenceNotification[];
  @Nested(() => EvidenceTimings) timings!: EvidenceTimings;
  /** The parts of the steps that were too large for a message; absent where none was. */
  @Optional() @IsIn(['logs', 'steps']) leftOut?: 'logs' | 'steps';
}
