import {
  DepthTexture,
  DoubleSide,
  FloatType,
  GLSL3,
  LessEqualCompare,
  LinearFilter,
  Matrix4,
  Mesh,
  RawShaderMaterial,
  Scene,
  Camera,
  Vector3,
  WebGLRenderTarget,
} from 'three';
import type { WebGLRenderer } from 'three';
import type { Direction } from './directions.js';
import { clear } from './targets.js';
import { instancedHull } from './hull.js';
import type { Model } from './model.js';

/** What the light sees of the model from many directions, in one depth picture. */
export interface Visibility {
  /** Depth with comparison: a sampler2DShadow. */
  depth: DepthTexture;
  /** For each direction: world place to (u, v, depth), all 0 to 1, in that picture. */
  lookups: Matrix4[];
  dispose(): void;
}

const COLUMNS = 8;
/** Side of one direction's view in pixels. */
const VIEW = 320;
/** A free rim, so that filtering never reads a neighbour's view. */
const FILL = 0.98;

const vertex = (count: number) => /* glsl */ `
  in vec3 position;
  uniform mat4 views[ ${count} ];
  void main() {
    vec4 place = views[ gl_InstanceID ] * vec4( position, 1.0 );
    gl_Position = vec4( place.xyz * 2.0 - 1.0, 1.0 );
  }
`;
const FRAGMENT = /* glsl */ `
  precision highp float;
  out vec4 pixel;
  void main() { pixel = vec4( 1.0 ); }
`;

/** Draws the unit model as seen from every direction, once for a picture, however many tiles and sub-frames it has. */
export function seeFrom(renderer: WebGLRenderer, model: Model, directions: Direction[]): Visibility {
  const rows = Math.ceil(directions.length / COLUMNS);
  const lookups = directions.map((direction, i) => lookup(direction, i, rows));
  const depth = new DepthTexture(COLUMNS * VIEW, rows * VIEW, FloatType);
  depth.compareFunction = LessEqualCompare;
  depth.minFilter = depth.magFilter = LinearFilter;
  const target = new WebGLRenderTarget(COLUMNS * VIEW, rows * VIEW, { depthTexture: depth });
  const hull = instancedHull(model, directions.length);
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: vertex(directions.length),
    fragmentShader: FRAGMENT,
    uniforms: { views: { value: lookups } },
    side: DoubleSide,
    colorWrite: false,
  });
  const mesh = new Mesh(hull, material);
  mesh.frustumCulled = false;
  clear(renderer, target);
  renderer.render(new Scene().add(mesh), new Camera());
  hull.dispose();
  return { depth, lookups, dispose: () => target.dispose() };
}

function lookup([x, y, z]: Direction, index: number, rows: number): Matrix4 {
  const to = new Vector3(x, y, z);
  const right = new Vector3(Math.abs(y) > 0.99 ? 1 : 0, Math.abs(y) > 0.99 ? 0 : 1, 0).cross(to).normalize();
  const up = to.clone().cross(right);
  const view = new Matrix4().makeBasis(right, up, to).transpose();
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  return new Matrix4()
    .makeTranslation((column + 0.5) / COLUMNS, (row + 0.5) / rows, 0.5)
    .multiply(new Matrix4().makeScale((FILL * 0.5) / COLUMNS, (FILL * 0.5) / rows, -0.49))
    .multiply(view);
}
