import {
  FrontSide,
  GLSL3,
  HalfFloatType,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  Vector2,
  WebGLRenderTarget,
} from 'three';
import type { PerspectiveCamera, WebGLRenderer } from 'three';
import { MAP, REACH } from './floor-shadow.js';
import type { FloorShadow, KeyLight } from './floor-shadow.js';
import type { Model } from './model.js';
import { screenPass } from './screen-pass.js';
import { clear } from './targets.js';

/** The floor with the model's shadow on it, drawn apart from the model: `draw` puts its darkness (0 to 1) into a target's red. */
export interface Ground {
  draw(camera: PerspectiveCamera, target: WebGLRenderTarget): void;
  dispose(): void;
}

export interface GroundLight extends KeyLight {
  opacity: number;
}

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
export function groundUnder(
  renderer: WebGLRenderer,
  { model, shadow }: { model: Model; shadow: FloorShadow },
  light: GroundLight,
): Ground {
  const linear = { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter } as const;
  const shade = new WebGLRenderTarget(MAP, MAP, linear);
  shadow.cast(light, shade);
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
  floor.position.y = model.box.min.y;
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
