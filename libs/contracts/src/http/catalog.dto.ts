import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsPositive,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { SHA256_HEX } from '../evidence/evidence.js';
import { Nested, Optional } from '../presence.js';

const MATERIAL_CATEGORIES = ['metal', 'plastic', 'rubber', 'ceramic', 'coating'] as const;
const PART_SHAPES = ['sphere', 'ring', 'rod', 'plate', 'other'] as const;

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const KEY_OR_NONE = /^([a-z0-9][a-z0-9-]{0,62})?$/;
const COLOUR = /^#[0-9a-f]{6}$/;
/** One line of text that can be stored and shown: no control characters, no halves of characters. */
const LINE = /^[^\p{Cc}\p{Cs}]+$/u;

/** Studio, or what an output type puts in its place: '#rrggbb' in sRGB. */
export class PutBackground {
  @IsIn(['transparent', 'colour']) kind!: 'transparent' | 'colour';
}

export class PutColourBackground extends PutBackground {
  @Matches(COLOUR, { message: 'colour must be #rrggbb in lower case' }) colour!: string;
}

/** The property is one of the two backgrounds; a transparent one has no colour. */
function IsBackground(): PropertyDecorator {
  // class-transformer's own discriminator throws at a list.
  return Nested((place) => {
    const value: unknown = (place?.object as Record<string, unknown> | undefined)?.[place?.property ?? ''];
    return (value as { kind?: unknown } | null)?.kind === 'colour' ? PutColourBackground : PutBackground;
  });
}

/** A key in a body may only repeat the one in the address; a POST has it here alone. */
export class KeyedRequest {
  @Optional() @Matches(KEY) key?: string;
}

/** Degrees; `margin` is a share of the picture's side. */
export class PutCamera {
  @IsNumber() @Min(-360) @Max(360) azimuth!: number;
  @IsNumber() @Min(-90) @Max(90) elevation!: number;
  @IsNumber() @Min(5) @Max(90) fieldOfView!: number;
  @IsNumber() @Min(0) @Max(0.5) margin!: number;
}

/** Strengths; 1 is the studio's own. */
export class PutLight {
  @IsNumber() @Min(0) @Max(4) environment!: number;
  @IsNumber() @Min(0) @Max(4) key!: number;
  @IsNumber() @Min(0) @Max(4) fill!: number;
}

export class PutShadow {
  @IsNumber() @Min(0) @Max(1) opacity!: number;
  @IsNumber() @Min(0) @Max(1) blur!: number;
}

export class PutTemplateRequest extends KeyedRequest {
  @Matches(LINE) @MaxLength(200) label!: string;
  @Nested(() => PutCamera) camera!: PutCamera;
  @Nested(() => PutLight) light!: PutLight;
  @Nested(() => PutShadow) shadow!: PutShadow;
  @IsBackground() background!: PutBackground;
}

export class PutMaterialRequest extends KeyedRequest {
  @Matches(LINE) @MaxLength(200) label!: string;
  @IsIn(MATERIAL_CATEGORIES) category!: (typeof MATERIAL_CATEGORIES)[number];
  @Matches(COLOUR, { message: 'baseColour must be #rrggbb in lower case' }) baseColour!: string;
  @IsNumber() @Min(0) @Max(1) metalness!: number;
  @IsNumber() @IsPositive() @Max(1) roughness!: number;
}

/** `alias` as `key` elsewhere: in the address for a PUT, here for a POST. */
export class PutMaterialAliasRequest {
  @Optional() @Matches(LINE) @MaxLength(100) alias?: string;
  @Matches(KEY) material!: string;
}

/** CIEDE2000 distance to the CAD colour. */
export class PutColourCondition {
  @Matches(COLOUR, { message: 'near must be #rrggbb in lower case' }) near!: string;
  @IsNumber() @Min(0) @Max(100) maxDifference!: number;
}

/** At least one of `pattern`, `colour` and `shape`; all that are given must hold. */
export class PutMaterialRuleRequest extends KeyedRequest {
  @Optional() @Matches(LINE) @MaxLength(200) pattern?: string;
  @Optional() @Nested(() => PutColourCondition) colour?: PutColourCondition;
  @Optional() @IsIn(PART_SHAPES) shape?: (typeof PART_SHAPES)[number];
  @Matches(KEY) material!: string;
}

/** Kept as people wrote it, at most 16 KB: legacy is lenient, and the converter reports what it does not know. */
export class PutLegacyPreset {
  @Matches(LINE) @MaxLength(100) preset!: string;
  @IsObject() @AsItIs() params!: Record<string, unknown>;
}

export class PutNotify {
  @IsIn(['in_app', 'email']) channel!: 'in_app' | 'email';
  @IsArray() @ArrayMaxSize(100) @Matches(LINE, { each: true }) @MaxLength(320, { each: true }) recipients!: string[];
}

/** Sizes in pixels. `workflow` may be '' (legacy alone) or name one that is not published yet: legacy delivers until then. */
export class PutOutputTypeRequest extends KeyedRequest {
  @Matches(LINE) @MaxLength(200) label!: string;
  @Matches(KEY) template!: string;
  @IsInt() @Min(64) @Max(4096) width!: number;
  @IsInt() @Min(64) @Max(4096) height!: number;
  @Optional() @IsBackground() background?: PutBackground;
  @IsIn(['warn', 'default', 'fail']) unmappedParts!: 'warn' | 'default' | 'fail';
  @IsString() @Matches(KEY_OR_NONE) workflow!: string;
  @Nested(() => PutLegacyPreset) legacyPreset!: PutLegacyPreset;
  @Nested(() => PutNotify) notify!: PutNotify;
}

export class SetDefaultMaterialRequest {
  @Matches(KEY) material!: string;
}

/** `to`: any document that was the head before; absent: the one before the newest change. */
export class UndoCatalogRequest {
  @Optional() @Matches(SHA256_HEX) to?: string;
}

/** The document that new dispatches pin. Every reply about the catalog has its sha256 as `ETag`. */
export interface CatalogHeadReply {
  sha256: string;
  changedAt: string;
  defaultMaterial: string;
  counts: { outputTypes: number; templates: number; materials: number; aliases: number; rules: number };
}

/** One change of the head. Edits that were made together have one row each and share `sha256`. */
export interface CatalogChangeReply {
  id: number;
  sha256: string;
  /** The head before; null for the first. */
  previous: string | null;
  action: 'seed' | 'create' | 'put' | 'delete' | 'undo';
  /** What was edited; null where it was the whole catalog. */
  kind: CatalogKind | 'default-material' | null;
  key: string | null;
  reason: string | null;
  /** Of an undo: the newest change that it took back. */
  undoOf: number | null;
  changedAt: string;
}

/** What the catalog holds: `path` of its routes, `list` of the document, `keyField` of an entry, `request` of a PUT or POST. */
export const CATALOG_KINDS = {
  'output-type': { path: 'output-types', list: 'outputTypes', keyField: 'key', request: PutOutputTypeRequest },
  template: { path: 'templates', list: 'templates', keyField: 'key', request: PutTemplateRequest },
  material: { path: 'materials', list: 'materials', keyField: 'key', request: PutMaterialRequest },
  'material-alias': { path: 'material-aliases', list: 'aliases', keyField: 'alias', request: PutMaterialAliasRequest },
  'material-rule': { path: 'material-rules', list: 'rules', keyField: 'key', request: PutMaterialRuleRequest },
} as const;

export type CatalogKind = keyof typeof CATALOG_KINDS;
export const catalogKinds = Object.keys(CATALOG_KINDS) as CatalogKind[];
