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
import type { InstancedBufferGeometry, WebGLRenderer } from 'three';
import type { Direction } from './directions.js';
import { clear } from './targets.js';
import { instancedHull } from './hull.js';
import type { Model } from './model.js';

/** What the light sees of the model from many directions, in one depth picture, which is kept from view to view. */
export interface Visibility {
  /** Depth with comparison: a sampler2DShadow. */
  depth: DepthTexture;
  /** Draws what changed; gives for each direction: world place to (u, v, depth), all 0 to 1, in that picture. */
  see(directions: Direction[]): Matrix4[];
  dispose(): void;
}

const COLUMNS = 8;
/** Side of one direction's view in pixels. */
const VIEW = 320;
/** A free rim, so that filtering never reads a neighbour's view. */
const FILL = 0.98;

const VERTEX = /* glsl */ `
  in vec3 position;
  uniform mat4 views[ ${COLUMNS} ];
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

/**
 * Prepares to draw the unit model as seen from `count` directions, however many tiles and sub-frames a picture has. Views of
 * one row are drawn together, and only where one of its directions changed: the sky stays where it is when the camera moves.
 */
export function visibilityOf(renderer: WebGLRenderer, model: Model, count: number): Visibility {
  const rows = Math.ceil(count / COLUMNS);
  const depth = new DepthTexture(COLUMNS * VIEW, rows * VIEW, FloatType);
  depth.compareFunction = LessEqualCompare;
  depth.minFilter = depth.magFilter = LinearFilter;
  const target = new WebGLRenderTarget(COLUMNS * VIEW, rows * VIEW, { depthTexture: depth });
  target.scissorTest = true;
  const hull = instancedHull(model, COLUMNS);
  const views = { value: Array.from({ length: COLUMNS }, () => new Matrix4()) };
  const scene = new Scene().add(hullMesh(hull, views));
  const drawn: string[] = [];
  return {
    depth,
    see(directions) {
      const lookups = directions.map((direction, i) => lookup(direction, i, rows));
      for (let row = 0; row < rows; row++) {
        const [from, to] = [row * COLUMNS, (row + 1) * COLUMNS];
        const wanted = JSON.stringify(directions.slice(from, to));
        if (drawn[row] === wanted) continue;
        drawn[row] = wanted;
        views.value.splice(0, COLUMNS, ...lookups.slice(from, to));
        hull.instanceCount = views.value.length;
        while (views.value.length < COLUMNS) views.value.push(new Matrix4());
        target.scissor.set(0, row * VIEW, COLUMNS * VIEW, VIEW);
        clear(renderer, target);
        renderer.render(scene, new Camera());
      }
      return lookups;
    },
    dispose() {
      target.dispose();
      hull.dispose();
    },
  };
}

function hullMesh(hull: InstancedBufferGeometry, views: { value: Matrix4[] }): Mesh {
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { views },
    side: DoubleSide,
    colorWrite: false,
  });
  const mesh = new Mesh(hull, material);
  mesh.frustumCulled = false;
  return mesh;
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
