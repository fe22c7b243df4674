import { MeshStandardMaterial } from 'three';
import type { IUniform, Matrix3, Texture, Vector3 } from 'three';
import { LAYERS } from './layers.js';
import type { Layer } from './layers.js';
import { RIM } from './occlusion.js';
import type { Occlusion } from './occlusion.js';
import { STUDIO_LIGHT } from './room.js';

/** A part's surface as the catalog describes it: `baseColour` '#rrggbb' in sRGB, the others 0 to 1. */
export interface Surface {
  baseColour: string;
  metalness: number;
  roughness: number;
}

/** Everything around the parts, shared by all their shaders; directions are in view axes. */
export interface StudioUniforms extends Record<string, IUniform> {
  roomBrightness: IUniform<number>;
  studioFromView: IUniform<Matrix3>;
  keyTo: IUniform<Vector3>;
  keyLight: IUniform<number>;
  fillTo: IUniform<Vector3>;
  fillLight: IUniform<number>;
  open: IUniform<Texture | null>;
  place: IUniform<Texture | null>;
  rays: IUniform<Occlusion['rays']>;
}

/**
 * Openness is looked up in the half-sized picture, only in texels that lie in the plane of the asking surface and face as it
 * does: what is behind a silhouette or beside a narrow face would show as dark dashes. Where there are none, all is open.
 */
const STUDIO = /* glsl */ `
  uniform float roomBrightness;
  uniform mat3 studioFromView;
  uniform vec3 keyTo;
  uniform float keyLight;
  uniform vec3 fillTo;
  uniform float fillLight;
  uniform highp sampler2D open;
  uniform highp sampler2D place;
  uniform vec4 rays;
  ${STUDIO_LIGHT}
  void addOpen( ivec2 texel, vec3 here, vec3 normal, float near, inout vec4 sum ) {
    vec4 there = texelFetch( place, texel, 0 );
    vec3 way = vec3( rays.xy + rays.zw * ( vec2( texel ) + 0.5 ), - 1.0 ) * there.w - here;
    float alike = saturate( dot( there.xyz, normal ) ) / ( 1.0 + 60.0 * abs( dot( way, normal ) ) );
    alike *= alike;
    sum += ( near + 0.001 ) * alike * alike * vec4( texelFetch( open, texel, 0 ).rgb, 1.0 );
  }
  vec3 openness( vec3 here, vec3 normal ) {
    vec2 at = gl_FragCoord.xy * 0.5 + ${RIM - 0.5};
    vec2 f = fract( at );
    ivec2 texel = ivec2( at );
    vec4 sum = vec4( 1e-6 );
    addOpen( texel, here, normal, ( 1.0 - f.x ) * ( 1.0 - f.y ), sum );
    addOpen( texel + ivec2( 1, 0 ), here, normal, f.x * ( 1.0 - f.y ), sum );
    addOpen( texel + ivec2( 0, 1 ), here, normal, ( 1.0 - f.x ) * f.y, sum );
    addOpen( texel + ivec2( 1, 1 ), here, normal, f.x * f.y, sum );
    return sum.rgb / sum.a;
  }
`;

/**
 * Key and fill light, then the room. Where a point sees little of the sky the room gives it less, but never nothing:
 * the surroundings throw some light back.
 */
const LIGHT = /* glsl */ `
  vec3 seen = openness( - vViewPosition, geometryNormal );
  vec3 mirrored = reflect( - geometryViewDir, geometryNormal );
  mirrored = normalize( mix( mirrored, geometryNormal, pow4( material.roughness ) ) );
  material.multiScatteringCompensation =
    1.0 + material.specularColorBlended * ( 1.0 / ( material.dfg.x + material.dfg.y ) - 1.0 );
  PhysicalMaterial lampLit = material;
  lampLit.roughness = max( material.roughness, 0.3 );
  RE_Direct( IncidentLight( vec3( keyLight * seen.r ), keyTo, true ), geometryPosition, geometryNormal,
    geometryViewDir, geometryClearcoatNormal, lampLit, reflectedLight );
  RE_Direct( IncidentLight( vec3( fillLight * seen.g ), fillTo, true ), geometryPosition, geometryNormal,
    geometryViewDir, geometryClearcoatNormal, lampLit, reflectedLight );
  iblIrradiance += roomBrightness * mix( 0.35, 1.0, seen.g ) * studioIrradiance( studioFromView * geometryNormal );
  radiance += roomBrightness * mix( 0.4, 1.0, 0.5 * ( seen.g + seen.b ) ) *
    studioRadiance( studioFromView * mirrored, material.roughness );
`;

/** A line has no front: at a thin part's edge the surface that is seen faces the camera. */
const NORMAL = /* glsl */ `
  #include <normal_fragment_begin>
  #ifdef FACES_VIEWER
    if ( dot( normal, vViewPosition ) < 0.0 ) normal = - normal;
    nonPerturbedNormal = normal;
  #endif
`;

const CHANGES: [string, string][] = [
  ['#include <normal_fragment_begin>', NORMAL],
  ['#include <envmap_physical_pars_fragment>', ''],
  ['#include <lights_physical_pars_fragment>', `#include <lights_physical_pars_fragment>\n${STUDIO}`],
  ['#include <lights_fragment_maps>', LIGHT],
];

/** The look of a part: three's physically based surface in our studio's light. */
export function partSurface(surface: Surface, layer: Layer, studio: StudioUniforms): MeshStandardMaterial {
  const material = new MeshStandardMaterial({
    color: surface.baseColour,
    metalness: surface.metalness,
    roughness: surface.roughness,
    ...LAYERS[layer],
  });
  if (layer === 'lines') material.defines = { ...material.defines, FACES_VIEWER: '' };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, studio);
    shader.fragmentShader = CHANGES.reduce((source, [from, to]) => swap(source, from, to), shader.fragmentShader);
  };
  material.customProgramCacheKey = () => 'part';
  return material;
}

/** Replaces a part of three's shader and refuses to go on where three's text has changed. */
function swap(source: string, from: string, to: string): string {
  if (!source.includes(from))
    throw new Error(`three's shader no longer contains ${from}: adapt the studio's surfaces.`);
  return source.replace(from, to);
}
