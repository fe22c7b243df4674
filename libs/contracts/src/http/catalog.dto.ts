import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsPositive,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { IsColour, IsKey, IsKeyOrNone, IsLine, IsSha256, IsTimestamp } from '../formats.js';
import { Nested, Optional } from '../presence.js';

const MATERIAL_CATEGORIES = ['metal', 'plastic', 'rubber', 'ceramic', 'coating'] as const;
const PART_SHAPES = ['sphere', 'ring', 'rod', 'plate', 'other'] as const;

type Category = (typeof MATERIAL_CATEGORIES)[number];
type PartShape = (typeof PART_SHAPES)[number];

/** A transparent background. */
export class TransparentBackground {
  @IsIn(['transparent', 'colour']) kind!: 'transparent';
}

/** A background of one colour. */
export class ColourBackground {
  @IsIn(['transparent', 'colour']) kind!: 'colour';
  /** sRGB. */
  @IsColour('colour') colour!: string;
}

/** The studio's background, or the one by which an output type replaces it. */
export type Background = TransparentBackground | ColourBackground;

/** The property is one of the two backgrounds; a transparent one has no colour. */
function IsBackground(): PropertyDecorator {
  // class-transformer's own discriminator throws at a list.
  return Nested((place) => {
    const value: unknown = (place?.object as Record<string, unknown> | undefined)?.[place?.property ?? ''];
    return (value as { kind?: unknown } | null)?.kind === 'colour' ? ColourBackground : TransparentBackground;
  });
}

/** A key in a body must equal the one in the path; a POST has it in the body only. */
export class KeyedRequest {
  @Optional() @IsKey() key?: string;
}

/** The camera's position and lens. */
export class PutCamera {
  /** Degrees; 0 is the front. */
  @IsNumber() @Min(-360) @Max(360) azimuth!: number;
  /** Degrees; 90 is the top. */
  @IsNumber() @Min(-90) @Max(90) elevation!: number;
  /** Degrees. */
  @IsNumber() @Min(5) @Max(90) fieldOfView!: number;
  /** Share of the picture's side. */
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
  @IsLine() @MaxLength(200) label!: string;
  @Nested(() => PutCamera) camera!: PutCamera;
  @Nested(() => PutLight) light!: PutLight;
  @Nested(() => PutShadow) shadow!: PutShadow;
  @IsBackground() background!: Background;
}

export class PutMaterialRequest extends KeyedRequest {
  @IsLine() @MaxLength(200) label!: string;
  @IsIn(MATERIAL_CATEGORIES) category!: Category;
  @IsColour('baseColour') baseColour!: string;
  @IsNumber() @Min(0) @Max(1) metalness!: number;
  @IsNumber() @IsPositive() @Max(1) roughness!: number;
}

/** `alias` is the key of this kind: in the path of a PUT, in the body of a POST. */
export class PutMaterialAliasRequest {
  @Optional() @IsLine() @MaxLength(100) alias?: string;
  @IsKey() material!: string;
}

/** How near the part's CAD colour is. */
export class PutColourCondition {
  @IsColour('near') near!: string;
  /** CIEDE2000. */
  @IsNumber() @Min(0) @Max(100) maxDifference!: number;
}

/** At least one of `pattern`, `colour` and `shape`; all given conditions must hold. */
export class PutMaterialRuleRequest extends KeyedRequest {
  /** JavaScript regular expression on the part's name, flag i. */
  @Optional() @IsLine() @MaxLength(200) pattern?: string;
  @Optional() @Nested(() => PutColourCondition) colour?: PutColourCondition;
  @Optional() @IsIn(PART_SHAPES) shape?: PartShape;
  @IsKey() material!: string;
}

/** Stored unchanged, at most 16 KB: legacy is lenient, and the converter reports unknown keys. */
export class PutLegacyPreset {
  @IsLine() @MaxLength(100) preset!: string;
  @IsObject() @AsItIs() params!: Record<string, unknown>;
}

export class PutNotify {
  @IsIn(['in_app', 'email']) channel!: 'in_app' | 'email';
  @IsArray() @ArrayMaxSize(100) @IsLine({ each: true }) @MaxLength(320, { each: true }) recipients!: string[];
}

export class PutOutputTypeRequest extends KeyedRequest {
  @IsLine() @MaxLength(200) label!: string;
  @IsKey() template!: string;
  /** Pixels. */
  @IsInt() @Min(64) @Max(4096) width!: number;
  /** Pixels. */
  @IsInt() @Min(64) @Max(4096) height!: number;
  @Optional() @IsBackground() background?: Background;
  @IsIn(['warn', 'default', 'fail']) unmappedParts!: 'warn' | 'default' | 'fail';
  /** '' is legacy alone; an unpublished one is allowed: legacy delivers until it is published. */
  @IsString() @IsKeyOrNone() workflow!: string;
  @Nested(() => PutLegacyPreset) legacyPreset!: PutLegacyPreset;
  @Nested(() => PutNotify) notify!: PutNotify;
}

export class SetDefaultMaterialRequest {
  @IsKey() material!: string;
}

/** `to`: any document that was the head before; absent: the one before the newest change. */
export class UndoCatalogRequest {
  @Optional() @IsSha256() to?: string;
}

/** How many entries of each kind there are. */
export class CatalogCounts {
  @IsInt() outputTypes!: number;
  @IsInt() templates!: number;
  @IsInt() materials!: number;
  @IsInt() aliases!: number;
  @IsInt() rules!: number;
}

/** The document that new dispatches pin. Every reply about the catalog has its sha256 as `ETag`. */
export class CatalogHeadReply {
  @IsSha256() sha256!: string;
  @IsTimestamp() changedAt!: string;
  defaultMaterial!: string;
  counts!: CatalogCounts;
}

/** One change of the head. Edits that were made together have one row each and share `sha256`. */
export class CatalogChangeReply {
  @IsInt() id!: number;
  @IsSha256() sha256!: string;
  /** The head before; null for the first. */
  @IsSha256() previous!: string | null;
  action!: 'seed' | 'create' | 'put' | 'delete' | 'undo';
  /** What was edited; null where it was the whole catalog. */
  kind!: CatalogKind | 'default-material' | null;
  key!: string | null;
  reason!: string | null;
  /** Of an undo: the newest change that it took back. */
  @IsInt() undoOf!: number | null;
  @IsTimestamp() changedAt!: string;
  /** Null where that is not known. */
  changedBy!: string | null;
}

/** An entry as it is stored: the body of its PUT or POST with its key. */
export type OutputTypeReply = PutOutputTypeRequest & { key: string };
export type TemplateReply = PutTemplateRequest & { key: string };
export type MaterialReply = PutMaterialRequest & { key: string };
export type MaterialAliasReply = PutMaterialAliasRequest & { alias: string };
export type MaterialRuleReply = PutMaterialRuleRequest & { key: string };

/** An entry of any kind. */
export type CatalogEntryReply =
  OutputTypeReply | TemplateReply | MaterialReply | MaterialAliasReply | MaterialRuleReply;

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
