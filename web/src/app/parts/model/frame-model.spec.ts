import { BoxGeometry, Group, Mesh, PerspectiveCamera, Vector3 } from 'three';
import { frameModel } from './frame-model';

const framed = (size: number, aspect: number) => {
  const model = new Group();
  const box = new Mesh(new BoxGeometry(size, size, size));
  box.position.set(3, 4, 5);
  model.add(box);
  const camera = new PerspectiveCamera(35, aspect, 0.01, 100);
  const target = new Vector3();
  frameModel(model, { camera, target });
  camera.lookAt(target);
  camera.updateMatrixWorld();
  const half = size / 2;
  const corners = [-half, half].flatMap((x) =>
    [-half, half].flatMap((y) => [-half, half].map((z) => new Vector3(3 + x, 4 + y, 5 + z).project(camera))),
  );
  return { target, widest: Math.max(...corners.flatMap(({ x, y, z }) => [x, y, z].map(Math.abs))) };
};

describe('frameModel', () => {
  it.each([
    [0.02, 1.5],
    [0.02, 0.5],
    [40, 3],
  ])('sees all of a model of %d m at the aspect %d, and fills the view with it', (size, aspect) => {
    const { target, widest } = framed(size, aspect);
    expect(target.toArray()).toEqual([3, 4, 5]);
    expect(widest).toBeLessThan(1);
    expect(widest).toBeGreaterThan(0.5);
  });
});
