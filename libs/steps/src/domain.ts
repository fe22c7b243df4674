import type { ArtifactRef } from '#artifacts';

/** Colours are '#rrggbb' in sRGB; lengths are metres; angles are degrees unless a name says otherwise. */

export type MaterialCategory = 'metal' | 'plastic' | 'rubber' | 'ceramic' | 'coating';

/** A physically based surface: `metalness` and `roughness` 0 to 1, `baseColour` sRGB. */
export interface Material {
  key: string;
  label: string;
  category: MaterialCategory;
  baseColour: string;
  metalness: number;
  roughness: number;
}

/** Another name that customers' files use for a material; matched case-insensitively with umlauts folded. */
export interface MaterialAlias {
  alias: string;
  material: string;
}

/** The shape class of a part's mesh, from its extents and volume. */
export type PartShape = 'sphere' | 'ring' | 'rod' | 'plate' | 'other';

/**
 * Chooses a material for a part: the first rule all of whose conditions hold. At least one is given: `pattern` (a JavaScript
 * regular expression, flag i) on the display name, `colour` by CIEDE2000 distance to the CAD colour, `shape`.
 */
export interface MaterialRule {
  key: string;
  pattern?: string;
  colour?: { near: string; maxDifference: number };
  shape?: PartShape;
  material: string;
}

/**
 * The policy for parts without a material: their own colour, or without one the default, with or without a warning; or
 * a failure.
 */
export type UnmappedPolicy = 'warn' | 'default' | 'fail';

/** A studio: camera position (azimuth 0 = front, elevation 90 = top), framing and light. */
export interface Template {
  key: string;
  label: string;
  camera: { azimuth: number; elevation: number; fieldOfView: number; margin: number };
  light: { environment: number; key: number; fill: number };
  shadow: { opacity: number; blur: number };
  background: { kind: 'transparent' } | { kind: 'colour'; colour: string };
}

/** Port type `template`: the studio with what the output type asks of it. Sizes in pixels, 64 to 4096. */
export interface ResolvedTemplate extends Template {
  width: number;
  height: number;
}

/** A production config as legacy reads it; migration converts it to a workflow. Its values are as people wrote them. */
export interface LegacyPresetConfig {
  preset: string;
  params: Record<string, unknown>;
}

export type NotificationChannel = 'in_app' | 'email';

/**
 * What a customer orders of a product: studio, picture size in pixels (a preset's `resolution` beats it), the legacy preset
 * that makes it, and the workflow that may make it instead ('' = none: legacy delivers).
 */
export interface OutputType {
  key: string;
  label: string;
  template: string;
  width: number;
  height: number;
  /** Overrides the template's background where given. */
  background?: { kind: 'transparent' } | { kind: 'colour'; colour: string };
  unmappedParts: UnmappedPolicy;
  workflow: string;
  legacyPreset: LegacyPresetConfig;
  notify: { channel: NotificationChannel; recipients: string[] };
}

/** The whole catalog as one immutable document; its sha256 over canonical JSON is what a delivery pins. */
export interface CatalogDocument {
  version: 1;
  materials: Material[];
  aliases: MaterialAlias[];
  rules: MaterialRule[];
  defaultMaterial: string;
  templates: Template[];
  outputTypes: OutputType[];
}

/**
 * All inputs that both paths may read, pinned at dispatch. `materialAssignment`: part key → material key, set by
 * people.
 */
export interface PinnedInputs {
  deliveryId: string;
  orderLineId: string;
  generation: number;
  orderNumber: string;
  product: { key: string; name: string };
  outputType: string;
  catalog: string;
  productFile: { artifact: ArtifactRef; fileName: string };
  materialAssignment: { part: string; material: string }[];
}

/** Port type `order_line`: what was ordered, with its output type resolved from the pinned catalog. */
export interface OrderLine {
  deliveryId: string;
  orderLineId: string;
  generation: number;
  orderNumber: string;
  product: { key: string; name: string };
  outputType: OutputType;
  catalog: string;
  materialAssignment: { part: string; material: string }[];
}

/** Port type `cad_file`: the customer's STEP file. */
export interface CadFile {
  artifact: ArtifactRef;
  fileName: string;
}

/** Port type `glb`: the model in metres, y up; each node's `extras.part` is its part key. */
export interface Glb {
  artifact: ArtifactRef;
}

/**
 * One instance of a part. `key` = instance path + index and is unique; `name` is for people and is not. `fileMaterial` is the
 * material that the file names for it, as written there, null for none; part lists of earlier releases lack it: none.
 */
export interface Part {
  key: string;
  name: string;
  instancePath: string[];
  colour: string | null;
  fileMaterial: string | null;
  triangles: number;
  shape: PartShape;
}

/** Port type `parts`. */
export type Parts = Part[];

/** Port type `material_map`: which part got which material by which rule; `unmapped` lists the part keys with none. */
export interface MaterialMap {
  product: string;
  catalog: string;
  mapped: { part: string; material: string; why: string }[];
  unmapped: string[];
  /** The policy of the order line's output type for parts without a material. */
  policy: UnmappedPolicy;
}

/** A part's surface with the reason; the surface of `colour-as-modelled` is in no catalog. */
export interface PartMaterial {
  part: string;
  material: Material;
  why: string;
}

/** A material that was chosen for a part without an assignment: the commit records it as the product's guess. */
export interface CatalogWrite {
  kind: 'product_material';
  product: string;
  part: string;
  material: string;
  why: string;
  /** The material that the pinned assignment held, null for none. */
  expected: string | null;
}

/** Port type `materials`: complete, one entry a part, in part order; with the writes that it proposes. */
export interface Materials {
  parts: PartMaterial[];
  catalogWrites: CatalogWrite[];
}

/** Port type `bounding_box`, metres, y up. */
export interface BoundingBox {
  min: [number, number, number];
  max: [number, number, number];
}

/** Port type `render`: pictures with their id masks. */
export interface Render {
  images: RenderedImage[];
}

/**
 * One picture, or an animation. Sizes in pixels, of one frame; the mask of an animation holds its frames' masks one below
 * the other, so it is `height` × number of frames high.
 */
export interface RenderedImage {
  name: string;
  artifact: ArtifactRef;
  width: number;
  height: number;
  idMask: ArtifactRef;
  maskColours: { part: string; colour: string }[];
}

/** Something delivered to the customer. `name` is the file name in links; width and height in pixels for pictures. */
export interface MediaAsset {
  name: string;
  mediaType: string;
  sha256: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  idMask: { sha256: string; colours: { part: string; colour: string }[] } | null;
}

/** Port type `media_assets`. */
export type MediaAssets = MediaAsset[];

/** A message to send after the commit. It is sent once per `dedupeKey`. */
export interface NotificationIntent {
  dedupeKey: string;
  channel: NotificationChannel;
  recipient: string;
  template: string;
  params: Record<string, unknown>;
  subject: string;
  body: string;
}

/** Port type `receipt`. */
export interface Receipt {
  notifications: NotificationIntent[];
}
