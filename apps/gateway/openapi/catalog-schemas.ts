import type {
  CatalogChangeReply,
  CatalogHeadReply,
  PutCamera,
  PutColourBackground,
  PutColourCondition,
  PutLegacyPreset,
  PutLight,
  PutMaterialAliasRequest,
  PutMaterialRequest,
  PutMaterialRuleRequest,
  PutNotify,
  PutOutputTypeRequest,
  PutShadow,
  PutTemplateRequest,
  SetDefaultMaterialRequest,
  UndoCatalogRequest,
} from '#contracts';
import { anyObject, instant, integer, listOf, oneOf, orNull, refTo, schemaOf, sha256, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

const key: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
const label: Schema = { ...text, minLength: 1, maxLength: 200 };
const colour: Schema = { type: 'string', pattern: '^#[0-9a-f]{6}$', description: 'sRGB' };
const pixels: Schema = { ...integer, minimum: 64, maximum: 4096, description: 'pixels' };
const between = (minimum: number, maximum: number, unit?: string): Schema => ({
  type: 'number',
  minimum,
  maximum,
  ...(unit && { description: unit }),
});

/** What the catalog's routes take and give. An entry is given as it is taken, with its key. */
export const catalogSchemas: Record<string, Schema> = {
  CatalogColourBackground: schemaOf<PutColourBackground>({ kind: oneOf('colour'), colour }),
  CatalogBackground: {
    oneOf: [
      { type: 'object', properties: { kind: oneOf('transparent') }, required: ['kind'], additionalProperties: false },
      refTo('CatalogColourBackground'),
    ],
  },
  PutTemplateRequest: schemaOf<PutTemplateRequest>(
    {
      key,
      label,
      camera: schemaOf<PutCamera>({
        azimuth: between(-360, 360, 'degrees, 0 = front'),
        elevation: between(-90, 90, 'degrees, 90 = top'),
        fieldOfView: between(5, 90, 'degrees'),
        margin: between(0, 0.5, "share of the picture's side"),
      }),
      light: schemaOf<PutLight>({ environment: between(0, 4), key: between(0, 4), fill: between(0, 4) }),
      shadow: schemaOf<PutShadow>({ opacity: between(0, 1), blur: between(0, 1) }),
      background: refTo('CatalogBackground'),
    },
    ['key'],
  ),
  PutMaterialRequest: schemaOf<PutMaterialRequest>(
    {
      key,
      label,
      category: oneOf('metal', 'plastic', 'rubber', 'ceramic', 'coating'),
      baseColour: colour,
      metalness: between(0, 1),
      roughness: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    },
    ['key'],
  ),
  PutMaterialAliasRequest: schemaOf<PutMaterialAliasRequest>(
    { alias: { ...text, minLength: 1, maxLength: 100 }, material: key },
    ['alias'],
  ),
  PutMaterialRuleRequest: schemaOf<PutMaterialRuleRequest>(
    {
      key,
      pattern: { ...text, maxLength: 200, description: "JavaScript regular expression on the part's name, flag i" },
      colour: schemaOf<PutColourCondition>({ near: colour, maxDifference: between(0, 100, 'CIEDE2000') }),
      shape: oneOf('sphere', 'ring', 'rod', 'plate', 'other'),
      material: key,
    },
    ['key', 'pattern', 'colour', 'shape'],
  ),
  PutOutputTypeRequest: schemaOf<PutOutputTypeRequest>(
    {
      key,
      label,
      template: key,
      width: pixels,
      height: pixels,
      background: refTo('CatalogBackground'),
      unmappedParts: oneOf('warn', 'default', 'fail'),
      workflow: { type: 'string', pattern: '^([a-z0-9][a-z0-9-]{0,62})?$', description: "'' = none, legacy alone" },
      legacyPreset: schemaOf<PutLegacyPreset>({ preset: text, params: anyObject }),
      notify: schemaOf<PutNotify>({ channel: oneOf('in_app', 'email'), recipients: listOf(text) }),
    },
    ['key', 'background'],
  ),
  SetDefaultMaterialRequest: schemaOf<SetDefaultMaterialRequest>({ material: key }),
  UndoCatalogRequest: schemaOf<UndoCatalogRequest>({ to: sha256 }, ['to']),
  CatalogHeadReply: schemaOf<CatalogHeadReply>({
    sha256,
    changedAt: instant,
    defaultMaterial: key,
    counts: schemaOf<CatalogHeadReply['counts']>({
      outputTypes: integer,
      templates: integer,
      materials: integer,
      aliases: integer,
      rules: integer,
    }),
  }),
  CatalogChangeReply: schemaOf<CatalogChangeReply>({
    id: integer,
    sha256,
    previous: orNull(sha256),
    action: oneOf('seed', 'create', 'put', 'delete', 'undo'),
    kind: orNull(text),
    key: orNull(text),
    reason: orNull(text),
    undoOf: orNull(integer),
    changedAt: instant,
  }),
};
