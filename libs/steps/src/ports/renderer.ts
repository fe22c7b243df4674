import type { BoundingBox, PartMaterial, ResolvedTemplate } from '../domain.js';

/** What one picture needs; `glb` are the bytes of a GLB in metres, y up; sizes in pixels. */
export interface RenderRequest {
  glb: Uint8Array;
  template: ResolvedTemplate;
  materials: PartMaterial[];
  boundingBox: BoundingBox;
  signal: AbortSignal;
  onProgress(fraction: number, message: string): void;
}

/** PNG bytes of the picture and of its id mask (one flat colour a part, same camera, no smoothing). */
export interface RenderResult {
  image: Uint8Array;
  idMask: Uint8Array;
  /** Mask colour per part key, '#rrggbb'. */
  maskColours: { part: string; colour: string }[];
}

/** One warm renderer a slot. `environment` names all that may change pixels: renderer string, build, seed. */
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
