import type { BoundingBox, PartMaterial, ResolvedTemplate } from '../domain.js';

/** The camera's position in degrees: azimuth 0 = front, counted to the right; elevation 90 = top. */
export interface View {
  azimuth: number;
  elevation: number;
}

/** Some of several pictures: `count` from the `first`, 0 is the first one. */
export interface PictureRange {
  first: number;
  count: number;
}

/**
 * The request for pictures of one scene; `glb` are the bytes of a GLB in metres, y up; sizes in pixels. One picture a
 * view, in their order. `framing` 'each' frames every picture for itself by the template's margin; 'all' stands at one
 * distance and aims at one point of the object's vertical axis, so that every view fits and frames of a turn do not
 * pump. `only` takes some of them, each as it is among all. `samples` a pixel, where the renderer counts them.
 */
export interface RenderRequest {
  glb: Uint8Array;
  template: ResolvedTemplate;
  views: View[];
  framing: 'each' | 'all';
  only?: PictureRange;
  samples?: number;
  materials: PartMaterial[];
  boundingBox: BoundingBox;
  signal: AbortSignal;
  onProgress(fraction: number, message: string): void;
}

/** PNG bytes of each picture and of its id mask (one flat colour a part, the same in all, same camera, no smoothing). */
export interface RenderResult {
  pictures: { image: Uint8Array; idMask: Uint8Array }[];
  /** Mask colour per part key, '#rrggbb'. */
  maskColours: { part: string; colour: string }[];
}

/**
 * Makes pictures of scenes; the three.js studio and Blender are two. One warm renderer per slot. `environment` has
 * everything that may change pixels: renderer string, build, seed.
 */
export interface Renderer {
  environment(): Promise<RenderEnvironment>;
  render(request: RenderRequest): Promise<RenderResult>;
  close(): Promise<void>;
}

export interface RenderEnvironment {
  renderer: string;
  build: string;
  seed: number;
}
