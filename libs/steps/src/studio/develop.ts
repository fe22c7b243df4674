import {
  AdditiveBlending,
  FloatType,
  HalfFloatType,
  LinearSRGBColorSpace,
  NearestFilter,
  Vector2,
  Vector3,
  WebGLRenderTarget,
} from 'three';
import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { Ground } from './ground.js';
import type { Tile } from './tile.js';
import { screenPass } from './screen-pass.js';
import { clear, readRows } from './targets.js';

/**
 * One sub-frame's light to display light: the Khronos PBR Neutral curve, which keeps base colours as they are and only
 * bends highlights. Applied before averaging, so that a highlight's edge is smooth.
 */
const ACCUMULATE = /* glsl */ `
  uniform sampler2D frame;
  uniform float weight;
  vec3 neutral( vec3 colour ) {
    float low = min( colour.r, min( colour.g, colour.b ) );
    colour -= low < 0.08 ? low - 6.25 * low * low : 0.04;
    float peak = max( colour.r, max( colour.g, colour.b ) );
    if ( peak < 0.76 ) return colour;
    float bent = 1.0 - 0.0576 / ( peak - 0.52 );
    colour *= bent / peak;
    return mix( colour, vec3( bent ), 1.0 - 1.0 / ( 0.15 * ( peak - bent ) + 1.0 ) );
  }
  void main() {
    vec4 light = texelFetch( frame, ivec2( gl_FragCoord.xy ), 0 );
    vec3 straight = light.a > 0.0 ? light.rgb / light.a : vec3( 0.0 );
    pixel = vec4( neutral( straight ) * light.a, light.a ) * weight;
  }
`;

/** The average over the ground's shadow, which fades before the frame would cut it, and the background, or with straight alpha where there is none, as 8-bit sRGB. */
const PRINT = /* glsl */ `
  uniform sampler2D sum;
  uniform sampler2D shade;
  uniform vec3 background;
  uniform bool opaque;
  uniform vec2 corner;
  uniform vec2 size;
  vec3 srgb( vec3 c ) {
    c = clamp( c, 0.0, 1.0 );
    return mix( 1.055 * pow( c, vec3( 1.0 / 2.4 ) ) - 0.055, c * 12.92, vec3( lessThanEqual( c, vec3( 0.0031308 ) ) ) );
  }
  void main() {
    vec4 light = texelFetch( sum, ivec2( gl_FragCoord.xy ), 0 );
    vec2 place = ( corner + gl_FragCoord.xy ) / size;
    vec2 edge = smoothstep( 0.0, 0.12, min( place, 1.0 - place ) );
    light.a += ( 1.0 - light.a ) * edge.x * edge.y * texelFetch( shade, ivec2( gl_FragCoord.xy ), 0 ).r;
    if ( opaque ) pixel = vec4( srgb( light.rgb + background * ( 1.0 - light.a ) ), 1.0 );
    else pixel = vec4( srgb( light.a > 0.0 ? light.rgb / light.a : vec3( 0.0 ) ), light.a );
  }
`;

/** Turns many sub-frames into one picture. */
export interface Darkroom {
  /** Averages `count` renderings (prepared one by one by `aim`, at last with null for the middle) and returns RGBA rows, top first. */
  develop(view: View, count: number, aim: (index: number | null) => void): Uint8Array;
}

export interface View {
  scene: Scene;
  camera: PerspectiveCamera;
  ground: Ground;
  tile: Tile;
  /** Linear light, null for transparent. */
  background: Vector3 | null;
}

/** Keeps its targets between pictures; one for a page. */
export function darkroom(renderer: WebGLRenderer): Darkroom {
  const nearest = { minFilter: NearestFilter, magFilter: NearestFilter };
  const frame = new WebGLRenderTarget(1, 1, { ...nearest, type: HalfFloatType, samples: 4 });
  const sum = new WebGLRenderTarget(1, 1, { ...nearest, type: FloatType, depthBuffer: false });
  const shade = new WebGLRenderTarget(1, 1, { ...nearest, type: HalfFloatType, depthBuffer: false });
  const print = new WebGLRenderTarget(1, 1, { ...nearest, depthBuffer: false, colorSpace: LinearSRGBColorSpace });
  const accumulate = screenPass(
    ACCUMULATE,
    { frame: { value: frame.texture }, weight: { value: 1 } },
    AdditiveBlending,
  );
  const finish = screenPass(PRINT, {
    sum: { value: sum.texture },
    shade: { value: shade.texture },
    background: { value: new Vector3() },
    opaque: { value: false },
    corner: { value: new Vector2() },
    size: { value: new Vector2() },
  });
  return {
    develop(view, count, aim) {
      for (const target of [frame, sum, shade, print]) target.setSize(view.tile.width, view.tile.height);
      clear(renderer, sum);
      accumulate.uniforms['weight']!.value = 1 / count;
      for (let i = 0; i < count; i++) {
        aim(i);
        clear(renderer, frame);
        renderer.render(view.scene, view.camera);
        accumulate.run(renderer, sum);
      }
      aim(null);
      view.ground.draw(view.camera, shade);
      finish.uniforms['opaque']!.value = view.background !== null;
      finish.uniforms['background']!.value = view.background ?? new Vector3();
      const { tile } = view;
      finish.uniforms['corner']!.value = new Vector2(tile.x, tile.fullHeight - tile.y - tile.height);
      finish.uniforms['size']!.value = new Vector2(tile.fullWidth, tile.fullHeight);
      finish.run(renderer, print);
      return readRows(renderer, print);
    },
  };
}
