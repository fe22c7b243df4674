import {
  AdditiveBlending,
  Camera,
  DoubleSide,
  FrontSide,
  GLSL3,
  HalfFloatType,
  LessDepth,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  Vector2,
  Vector4,
  WebGLRenderTarget,
} from 'three';
import type { PerspectiveCamera, WebGLRenderer } from 'three';
import { clear } from './targets.js';
import type { Model } from './model.js';
import { affordable, floorDirections, keyDirections } from './directions.js';
import { screenPass } from './screen-pass.js';
import { instancedHull } from './hull.js';

/** The floor with the model's shadow on it, drawn apart from the model: `draw` puts its darkness (0 to 1) into a target's red. */
export interface Ground {
  draw(camera: PerspectiveCamera, target: WebGLRenderTarget): void;
  dispose(): void;
}

export interface GroundLight {
  /** The camera's azimuth in degrees, which the key light follows, and the key light's softness, 0 to 1. */
  azimuth: number;
  blur: number;
  opacity: number;
}

/** Half side of the square of floor that takes a shadow, in model radii, and its picture's side in pixels. */
const REACH = 3;
const MAP = 384;
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
/** Smooths along one axis: a little where it is dark, at the model's foot, and widely where single presses would show. */
const SMOOTH_FRAGMENT = /* glsl */ `
  uniform sampler2D shade;
  uniform vec2 along;
  void main() {
    vec2 at = gl_FragCoord.xy / ${MAP}.0;
    float here = texture( shade, at ).r;
    float around = 0.25 * ( texture( shade, at + 6.0 * along ).r + texture( shade, at - 6.0 * along ).r ) + 0.5 * here;
    vec2 stride = along * mix( 2.6, 0.7, smoothstep( 0.15, 0.6, around ) );
    float sum = here;
    float weights = 1.0;
    for ( int i = 1; i <= 5; i ++ ) {
      float weight = exp( - 0.12 * float( i * i ) );
      sum += weight * ( texture( shade, at + stride * float( i ) ).r + texture( shade, at - stride * float( i ) ).r );
      weights += 2.0 * weight;
    }
    pixel = vec4( sum / weights );
  }
`;
const FLOOR_VERTEX = /* glsl */ `
  in vec3 position;
  uniform mat4 modelViewMatrix;
  uniform mat4 projectionMatrix;
  out vec2 place;
  void main() {
    place = vec2( position.x, - position.y ) / ${REACH}.0;
    gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
  }
`;
const FLOOR_FRAGMENT = /* glsl */ `
  precision highp float;
  uniform sampler2D shade;
  uniform float opacity;
  in vec2 place;
  out vec4 pixel;
  void main() {
    float edge = 1.0 - smoothstep( 0.55, 0.98, length( place ) );
    pixel = vec4( opacity * edge * texture( shade, place * 0.5 + 0.5 ).r );
  }
`;

/** Casts the model's shadow onto the floor under it: the key light's, soft, and the sky's, which grounds it. */
export function groundUnder(renderer: WebGLRenderer, model: Model, light: GroundLight): Ground {
  const floorHeight = model.box.min.y;
  const linear = { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter } as const;
  const shade = new WebGLRenderTarget(MAP, MAP, linear);
  castShadows(renderer, model, light, shade);
  smooth(renderer, shade, new WebGLRenderTarget(MAP, MAP, { ...linear, depthBuffer: false }));
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: FLOOR_VERTEX,
    fragmentShader: FLOOR_FRAGMENT,
    uniforms: { shade: { value: shade.texture }, opacity: { value: light.opacity } },
    side: FrontSide,
    depthTest: false,
  });
  const floor = new Mesh(new PlaneGeometry(2 * REACH, 2 * REACH), material);
  floor.rotation.x = -Math.PI / 2;
  floor.position.y = floorHeight;
  const scene = new Scene().add(floor);
  return {
    draw(camera, target) {
      clear(renderer, target);
      renderer.render(scene, camera);
    },
    dispose() {
      shade.dispose();
      floor.geometry.dispose();
    },
  };
}

function castShadows(renderer: WebGLRenderer, model: Model, light: GroundLight, shade: WebGLRenderTarget): void {
  const presses = pressesOf(light, model.triangles.length / 3);
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
  const hull = instancedHull(model, presses.length);
  const mesh = new Mesh(hull, material);
  mesh.frustumCulled = false;
  clear(renderer, shade);
  renderer.render(new Scene().add(mesh), new Camera());
  hull.dispose();
}

/** Smooths `shade` in place, by way of `spare`, which is freed. */
function smooth(renderer: WebGLRenderer, shade: WebGLRenderTarget, spare: WebGLRenderTarget): void {
  const uniforms = { shade: { value: shade.texture }, along: { value: new Vector2(1 / MAP, 0) } };
  const pass = screenPass(SMOOTH_FRAGMENT, uniforms);
  pass.run(renderer, spare);
  uniforms.shade.value = spare.texture;
  uniforms.along.value = new Vector2(0, 1 / MAP);
  pass.run(renderer, shade);
  pass.dispose();
  spare.dispose();
}

function pressesOf(light: GroundLight, triangles: number): Vector4[] {
  const key = keyDirections(light.azimuth, light.blur, affordable(KEY_PRESSES, triangles));
  const sky = floorDirections(affordable(SKY_PRESSES, triangles));
  return [...key, ...sky].map(([x, y, z], i, all) => {
    const weight = i < key.length ? KEY_SHARE / key.length : (1 - KEY_SHARE) / sky.length;
    return new Vector4(x / y, z / y, 0.9 - (1.8 * i) / all.length, weight);
  });
}
