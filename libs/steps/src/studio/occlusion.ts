import { FloatType, GLSL3, HalfFloatType, NearestFilter, RawShaderMaterial, WebGLRenderTarget } from 'three';
import type { IUniform, PerspectiveCamera, Scene, Texture, WebGLRenderer } from 'three';
import { LAYERS, drawAs } from './layers.js';
import type { Layer, PartMesh } from './layers.js';
import { clear } from './targets.js';
import { screenPass } from './screen-pass.js';
import type { Tile } from './tile.js';

/**
 * How open every visible point is, at half the picture's resolution: `open` holds the key light's share (r), the sky's
 * on a dull surface (g) and on a mirroring one (b); `place` holds the point's normal in view axes and its distance.
 */
export interface Occlusion {
  open: Texture;
  place: Texture;
  /** Offset and step from a texel to the ray through it, in view axes at distance 1. */
  rays: [number, number, number, number];
}

/** What the light sees, as uniforms of the asking shader; directions and lookups are in view axes. */
export interface OcclusionUniforms extends Record<string, IUniform> {
  depth: IUniform;
  keys: IUniform;
  skies: IUniform;
  skyDirections: IUniform;
}

/** Texels around the tile, so that its edges read their neighbours as its middle does: texel = pixel / 2 + RIM. */
export const RIM = 4;

const PLACE_VERTEX = /* glsl */ `
  in vec3 position;
  in vec3 normal;
  uniform mat4 modelViewMatrix;
  uniform mat3 normalMatrix;
  uniform mat4 projectionMatrix;
  out vec3 viewNormal;
  out vec3 viewPlace;
  void main() {
    vec4 at = modelViewMatrix * vec4( position, 1.0 );
    viewNormal = normalMatrix * normal;
    viewPlace = at.xyz;
    gl_Position = projectionMatrix * at;
  }
`;
const PLACE_FRAGMENT = /* glsl */ `
  precision highp float;
  in vec3 viewNormal;
  in vec3 viewPlace;
  out vec4 pixel;
  void main() {
    vec3 n = normalize( viewNormal );
    pixel = vec4( dot( n, viewPlace ) > 0.0 ? - n : n, - viewPlace.z );
  }
`;

const ask = (keys: number, skies: number) => /* glsl */ `
  precision highp sampler2DShadow;
  uniform sampler2D place;
  uniform sampler2DShadow depth;
  uniform vec4 rays;
  uniform vec4 keys[ ${keys * 3} ];
  uniform vec4 skies[ ${skies * 3} ];
  uniform vec3 skyDirections[ ${skies} ];
  float seen( vec4 u, vec4 v, vec4 d, vec4 at ) {
    return texture( depth, vec3( dot( u, at ), dot( v, at ), dot( d, at ) - 0.001 ) );
  }
  void main() {
    vec4 here = texelFetch( place, ivec2( gl_FragCoord.xy ), 0 );
    vec3 ray = vec3( rays.xy + rays.zw * gl_FragCoord.xy, - 1.0 );
    vec4 at = vec4( ray * here.w + here.xyz * 0.008, 1.0 );
    vec3 mirrored = reflect( normalize( ray ), here.xyz );
    float key = 0.0;
    vec2 sky = vec2( 0.1 );
    vec2 open = vec2( 0.1 );
    vec2 share;
    ${unrolled(keys, (i) => `key += seen( keys[ ${3 * i} ], keys[ ${3 * i + 1} ], keys[ ${3 * i + 2} ], at );`)}
    ${unrolled(
      skies,
      (
        i,
      ) => `share = max( vec2( dot( here.xyz, skyDirections[ ${i} ] ), dot( mirrored, skyDirections[ ${i} ] ) ), 0.0 );
    share.y *= share.y;
    sky += share;
    open += share * seen( skies[ ${3 * i} ], skies[ ${3 * i + 1} ], skies[ ${3 * i + 2} ], at );`,
    )}
    pixel = vec4( key / ${keys}.0, open / sky, 1.0 );
  }
`;

/** Asks for every point of a tile, once, however many sub-frames follow. */
export interface OcclusionPass {
  run(view: { scene: Scene; parts: PartMesh[] }, camera: PerspectiveCamera, tile: Tile): Occlusion;
  dispose(): void;
}

/** Prepares the questions; `counts` are the directions behind `keys` and `skies`, three rows each. */
export function occlusionPass(
  renderer: WebGLRenderer,
  uniforms: OcclusionUniforms,
  counts: { keys: number; skies: number },
): OcclusionPass {
  const nearest = { minFilter: NearestFilter, magFilter: NearestFilter };
  const place = new WebGLRenderTarget(1, 1, { ...nearest, type: FloatType });
  const open = new WebGLRenderTarget(1, 1, { ...nearest, type: HalfFloatType, depthBuffer: false });
  const places = { front: placeMaterial('front'), back: placeMaterial('back'), lines: placeMaterial('lines') };
  const rays: { value: Occlusion['rays'] } = { value: [0, 0, 0, 0] };
  const asking = screenPass(ask(counts.keys, counts.skies), { ...uniforms, place: { value: place.texture }, rays });
  return {
    run({ scene, parts }, camera, tile) {
      const [width, height] = [Math.ceil(tile.width / 2) + 2 * RIM, Math.ceil(tile.height / 2) + 2 * RIM];
      const top = tile.y + tile.height + 2 * (RIM - height);
      place.setSize(width, height);
      open.setSize(width, height);
      camera.setViewOffset(tile.fullWidth, tile.fullHeight, tile.x - 2 * RIM, top, 2 * width, 2 * height);
      clear(renderer, place);
      const placeOf = ({ layer }: PartMesh) => places[layer];
      drawAs(parts, placeOf, () => renderer.render(scene, camera));
      rays.value = pixelRays(camera, width, height);
      asking.run(renderer, open);
      return { open: open.texture, place: place.texture, rays: rays.value };
    },
    dispose() {
      place.dispose();
      open.dispose();
      asking.dispose();
    },
  };
}

function placeMaterial(layer: Layer): RawShaderMaterial {
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: PLACE_VERTEX,
    fragmentShader: PLACE_FRAGMENT,
    ...LAYERS[layer],
  });
}

/** Offset and step from a texel's centre to its ray at depth 1, out of the projection. */
function pixelRays(camera: PerspectiveCamera, width: number, height: number): Occlusion['rays'] {
  const e = camera.projectionMatrix.elements;
  const [sx, sy, ox, oy] = [e[0]!, e[5]!, e[8]!, e[9]!];
  return [(-1 + ox) / sx, (-1 + oy) / sy, 2 / width / sx, 2 / height / sy];
}

function unrolled(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n    ');
}
