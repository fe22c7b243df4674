import { sampleModel } from './sample-model';

interface Gltf {
  nodes: { extras: { part: string } }[];
  accessors: { count: number }[];
  bufferViews: { byteOffset: number; byteLength: number }[];
}

function read() {
  const { glb, bounds } = sampleModel();
  const view = new DataView(glb.buffer);
  const jsonLength = view.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as Gltf;
  const binary = glb.slice(28 + jsonLength).buffer;
  const [at, normal, index] = gltf.bufferViews.map(
    ({ byteOffset, byteLength }) => [byteOffset, byteLength / 4] as const,
  );
  return {
    ...{ glb, view, gltf, bounds },
    positions: new Float32Array(binary, ...at!),
    normals: new Float32Array(binary, ...normal!),
    indices: new Uint32Array(binary, ...index!),
  };
}

type Vector = [number, number, number];
const vector = (values: Float32Array, index: number) => [...values.subarray(3 * index, 3 * index + 3)] as Vector;
const minus = (a: Vector, b: Vector) => a.map((one, i) => one - b[i]!) as Vector;
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

describe('sampleModel', () => {
  it('is a binary glTF of its whole length that names its part', () => {
    const { glb, view, gltf } = read();
    expect([view.getUint32(0, true), view.getUint32(8, true)]).toEqual([0x46546c67, glb.byteLength]);
    expect(gltf.nodes[0]?.extras.part).toBe('sample');
  });

  it('turns every triangle to the side of its normals, which point out of the body', () => {
    const { positions, normals, indices } = read();
    let wrong = 0;
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((corner) => indices[i + corner]!) as Vector;
      const face = cross(
        minus(vector(positions, b), vector(positions, a)),
        minus(vector(positions, c), vector(positions, a)),
      );
      if (Math.hypot(...face) > 1e-9 && dot(face, vector(normals, a)) <= 0) wrong++;
    }
    expect([wrong, indices.length > 1000]).toEqual([0, true]);
    const lowest = positions.findIndex((value, i) => i % 3 === 1 && value === 0);
    expect(normals[lowest]).toBeLessThan(0);
  });

  it('lies in its box', () => {
    const { positions, bounds } = read();
    for (const axis of [0, 1, 2]) {
      const along = positions.filter((_, i) => i % 3 === axis);
      expect(Math.min(...along)).toBeCloseTo(bounds.min[axis]!, 5);
      expect(Math.max(...along)).toBeCloseTo(bounds.max[axis]!, 5);
    }
  });
});
