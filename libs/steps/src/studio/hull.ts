import { BufferAttribute, InstancedBufferGeometry } from 'three';
import type { Model } from './model.js';

/** The whole model as one geometry that is drawn `count` times at once; the shader tells the times apart by gl_InstanceID. */
export function instancedHull(model: Model, count: number): InstancedBufferGeometry {
  const hull = new InstancedBufferGeometry();
  hull.setAttribute('position', new BufferAttribute(model.points, 3));
  hull.setIndex(new BufferAttribute(model.triangles, 1));
  hull.instanceCount = count;
  return hull;
}
