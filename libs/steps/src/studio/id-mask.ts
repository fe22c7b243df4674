import {
  GLSL3,
  LinearSRGBColorSpace,
  NearestFilter,
  NoBlending,
  RawShaderMaterial,
  Vector3,
  WebGLRenderTarget,
} from 'three';
import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { LAYERS, drawAs } from './layers.js';
import type { Layer, PartMesh } from './layers.js';
import { clear, readRows } from './targets.js';

const VERTEX = /* glsl */ `
  in vec3 position;
  uniform mat4 modelViewMatrix;
  uniform mat4 projectionMatrix;
  void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 ); }
`;
const FRAGMENT = /* glsl */ `
  precision highp float;
  uniform vec3 colour;
  out vec4 pixel;
  void main() { pixel = vec4( colour, 1.0 ); }
`;

/** Draws every part in its flat colour ('#rrggbb', exact in the bytes), without smoothing, on black; RGBA rows, top first. */
export function drawIdMask(
  renderer: WebGLRenderer,
  view: { scene: Scene; camera: PerspectiveCamera; width: number; height: number },
  parts: PartMesh[],
  colours: ReadonlyMap<string, string>,
): Uint8Array {
  const target = new WebGLRenderTarget(view.width, view.height, {
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    colorSpace: LinearSRGBColorSpace,
  });
  clear(renderer, target);
  const flatOf = ({ part, layer }: PartMesh) => flat(colours.get(part) ?? '#000000', layer);
  drawAs(parts, flatOf, () => renderer.render(view.scene, view.camera));
  const rows = readRows(renderer, target);
  target.dispose();
  return rows;
}

function flat(colour: string, layer: Layer): RawShaderMaterial {
  const channel = (at: number) => parseInt(colour.slice(at, at + 2), 16) / 255;
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { colour: { value: new Vector3(channel(1), channel(3), channel(5)) } },
    ...LAYERS[layer],
    blending: NoBlending,
  });
}
