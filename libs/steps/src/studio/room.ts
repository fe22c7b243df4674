/** A glowing rectangle seen from the middle: direction in degrees (azimuth 0 = where the camera stands), half sizes as tangents. */
interface Softbox {
  azimuth: number;
  elevation: number;
  halfWidth: number;
  halfHeight: number;
  radiance: number;
}

/**
 * Metal shows what stands around it. Large lights and a bright table let it keep its own colour; the darker walls
 * between them draw its form. The side lights reach below the table's edge because upright walls mirror the table.
 */
const SOFTBOXES: Softbox[] = [
  { azimuth: 0, elevation: 76, halfWidth: 0.9, halfHeight: 0.9, radiance: 1.5 },
  { azimuth: -72, elevation: 6, halfWidth: 0.34, halfHeight: 1.7, radiance: 1.5 },
  { azimuth: 66, elevation: 6, halfWidth: 0.16, halfHeight: 1.7, radiance: 1.5 },
  { azimuth: 178, elevation: 34, halfWidth: 1.5, halfHeight: 0.42, radiance: 0.75 },
];

/** Dull surfaces gather light from everywhere and would come out pale beside metal that shows one thing at a time. */
const DULL = 0.52;

const lines = SOFTBOXES.map((box) => {
  const [azimuth, elevation] = [(box.azimuth * Math.PI) / 180, (box.elevation * Math.PI) / 180];
  const towards = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
  const right = [Math.cos(azimuth), 0, -Math.sin(azimuth)];
  const up = [-Math.sin(azimuth) * Math.sin(elevation), Math.cos(elevation), -Math.cos(azimuth) * Math.sin(elevation)];
  const { halfWidth: w, halfHeight: h } = box;
  const solidAngle = 4 * Math.asin((w * h) / Math.sqrt((1 + w * w) * (1 + h * h)));
  return {
    seen: `light += ${float(box.radiance)} * softbox( to, ${vec(towards)}, ${vec(right)}, ${vec(up)}, vec2( ${float(w)}, ${float(h)} ), soft );`,
    lit: `light += ${float(DULL * box.radiance * solidAngle)} * max( 0.0, dot( normal, ${vec(towards)} ) + 0.15 ) / 1.15;`,
  };
});

/**
 * The studio as shader functions, in its own axes (y up, z to the camera's side): `studioRadiance( to, roughness )` is
 * what a surface of that roughness mirrors from a direction, `studioIrradiance( normal )` what falls on a dull one.
 */
export const STUDIO_LIGHT = /* glsl */ `
  float softbox( vec3 to, vec3 at, vec3 right, vec3 up, vec2 halfSize, float soft ) {
    float depth = dot( to, at );
    if ( depth <= 0.0 ) return 0.0;
    vec2 inside = ( halfSize - abs( vec2( dot( to, right ), dot( to, up ) ) / depth ) ) / soft;
    vec2 share = smoothstep( vec2( -1.0 ), vec2( 1.0 ), inside );
    return share.x * share.y;
  }
  float studioWalls( vec3 to, float soft ) {
    float table = mix( 0.42, 0.86, smoothstep( -0.6, 1.0, to.z ) );
    float wall = 0.34 + 0.36 * max( to.y, 0.0 );
    return mix( table, wall, smoothstep( -soft, soft, to.y ) );
  }
  vec3 studioRadiance( vec3 to, float roughness ) {
    float soft = 0.02 + 1.3 * roughness * roughness;
    float light = studioWalls( to, soft );
    ${lines.map(({ seen }) => seen).join('\n    ')}
    return vec3( light );
  }
  vec3 studioIrradiance( vec3 normal ) {
    float light = PI * ( 0.26 - 0.02 * normal.y + 0.04 * normal.z );
    ${lines.map(({ lit }) => lit).join('\n    ')}
    return vec3( light );
  }
`;

function vec(values: number[]): string {
  return `vec3( ${values.map(float).join(', ')} )`;
}

function float(value: number): string {
  return value.toFixed(6);
}
