import {
  AdditiveBlending,
  Camera,
  DoubleSide,
  GLSL3,
  HalfFloatType,
  LessDepth,
  LinearFilter,
  Mesh,
  RawShaderMaterial,
  Scene,
  Vector4,
  WebGLRenderTarget,
} from 'three';
import type { InstancedBufferGeometry, WebGLRenderer } from 'three';
import { affordable, floorDirections, keyDirections } from './directions.js';
import type { Direction } from './directions.js';
import { instancedHull } from './hull.js';
import type { Model } from './model.js';
import { screenPass } from './screen-pass.js';
import { clear } from './targets.js';

/** Where the key light stands: it follows the camera's azimuth (degrees); `blur` is its softness, 0 to 1. */
export interface KeyLight {
  azimuth: number;
  blur: number;
}

/** The shadows of one model on the floor under it. The sky's share is the same from every side and cast once. */
export interface FloorShadow {
  /** Puts the darkness (0 to 1) into the red of a square target, `REACH` model radii from its middle to each side. */
  cast(light: KeyLight, target: WebGLRenderTarget): void;
  dispose(): void;
}

/** Half side of the square of floor that takes a shadow, in model radii, and its picture's side in pixels. */
export const REACH = 3;
export const MAP = 384;
const KEY_PRESSES = 24;
const SKY_PRESSES = 48;
/** Share of the shadow that the key light casts; the rest is the dark where the model hides the sky. */
const KEY_SHARE = 0.4;

/** The model pressed flat onto the floor along each light direction. Each press is a little nearer, so it counts a pixel once. */
const pressVertex = (count: number) => /* glsl */ `
  in vec3 position;
  uniform vec4 presses[ ${count} ];
  uniform float floorHeight;
  flat out float weight;
  void main() {
    vec4 press = presses[ gl_InstanceID ];
    vec2 place = position.xz - press.xy * ( position.y - floorHeight );
    weight = press.w;
    gl_Position = vec4( place / ${REACH}.0, press.z, 1.0 );
  }
`;
const PRESS_FRAGMENT = /* glsl */ `
  precision highp float;
  flat in float weight;
  out vec4 pixel;
  void main() { pixel = vec4( weight ); }
`;
const COPY_FRAGMENT = /* glsl */ `
  uniform sampler2D from;
  void main() { pixel = texelFetch( from, ivec2( gl_FragCoord.xy ), 0 ); }
`;

/** Prepares the model's shadows; nothing is drawn before the first is asked for. */
export function floorShadow(renderer: WebGLRenderer, model: Model): FloorShadow {
  const triangles = model.triangles.length / 3;
  const sky = new WebGLRenderTarget(MAP, MAP, {
    type: HalfFloatType,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
  });
  const skyPresses = pressesOf(floorDirections(affordable(SKY_PRESSES, triangles)), 1 - KEY_SHARE);
  const copy = screenPass(COPY_FRAGMENT, { from: { value: sky.texture } });
  let isSkyCast = false;
  return {
    cast({ azimuth, blur }, target) {
      if (!isSkyCast) {
        clear(renderer, sky);
        press(renderer, model, skyPresses);
        isSkyCast = true;
      }
      clear(renderer, target);
      copy.run(renderer, target);
      press(renderer, model, pressesOf(keyDirections(azimuth, blur, affordable(KEY_PRESSES, triangles)), KEY_SHARE));
    },
    dispose() {
      sky.dispose();
      copy.dispose();
    },
  };
}

/** Adds to the current target. */
function press(renderer: WebGLRenderer, model: Model, presses: Vector4[]): void {
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: pressVertex(presses.length),
    fragmentShader: PRESS_FRAGMENT,
    uniforms: { presses: { value: presses }, floorHeight: { value: model.box.min.y } },
    blending: AdditiveBlending,
    premultipliedAlpha: true,
    depthFunc: LessDepth,
    side: DoubleSide,
  });
  const hull: InstancedBufferGeometry = instancedHull(model, presses.length);
  const mesh = new Mesh(hull, material);
  mesh.frustumCulled = false;
  renderer.render(new Scene().add(mesh), new Camera());
  hull.dispose();
}

/** Each direction darkens by the same part of the share; its depth makes it nearer than those before it. */
function pressesOf(directions: Direction[], share: number): Vector4[] {
  const { length } = directions;
  return directions.map(([x, y, z], i) => new Vector4(x / y, z / y, 0.9 - (1.8 * i) / length, share / length));
}
