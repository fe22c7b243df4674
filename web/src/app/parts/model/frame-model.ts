import { Box3, Sphere, Vector3, type Object3D, type PerspectiveCamera } from 'three';

/** From the front right, a little above: y is up. */
const FROM = new Vector3(1, 0.7, 1.3).normalize();
const MARGIN = 1.08;

/** Puts a camera where it sees all of a model, whatever the model's size and the camera's aspect. */
export function frameModel(model: Object3D, { camera, target }: { camera: PerspectiveCamera; target: Vector3 }): void {
  const { center, radius } = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
  const size = Math.max(radius, 1e-6);
  const half = (camera.fov * Math.PI) / 360;
  const narrow = camera.aspect < 1 ? Math.atan(Math.tan(half) * camera.aspect) : half;
  const distance = (size / Math.sin(narrow)) * MARGIN;
  target.copy(center);
  camera.position.copy(center).addScaledVector(FROM, distance);
  camera.near = size / 100;
  camera.far = distance + size * 100;
  camera.updateProjectionMatrix();
}
