import { WebIO } from '@gltf-transform/core';
import { readAll } from '#artifacts';
import { SHIPPED, convertFixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { surfaceMoments } from './surface-moments.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

describe('a face that the mesher fails on', () => {
  it('has its triangles nevertheless: a countersunk disc encloses its volume', async () => {
    const file = `${SHIPPED}conical-surface/conical-surface.step`;
    const { glb } = await convertFixture(world.ctx, file, { quality: 'fine' });
    const { volume } = surfaceMoments(await onlyMesh(glb.artifact.sha256));
    // In inches: a disc of radius 0.532 and height 0.276, less a bore of radius 0.217 that opens at 45° to radius 0.451.
    const [disc, bore, cone] = [0.5321452567, 0.2165354331, 0.4509448819];
    const sink = cone - bore;
    const height = 0.2755905512;
    const hole = (sink * (cone ** 2 + cone * bore + bore ** 2)) / 3 + (height - sink) * bore ** 2;
    const cubicMetres = Math.PI * (height * disc ** 2 - hole) * 0.0254 ** 3;
    expect(Math.abs(volume / cubicMetres - 1)).toBeLessThan(0.005);
    expect(world.logs.filter(({ level }) => level === 'warn')).toEqual([]);
  });
});

async function onlyMesh(sha256: string): Promise<{ positions: Float32Array; indices: Uint32Array }> {
  const root = (await new WebIO().readBinary(new Uint8Array(await readAll(world.ctx.artifacts, sha256)))).getRoot();
  const [primitive, ...others] = root.listMeshes().flatMap((mesh) => mesh.listPrimitives());
  expect(others).toEqual([]);
  return {
    positions: new Float32Array(primitive?.getAttribute('POSITION')?.getArray() ?? []),
    indices: new Uint32Array(primitive?.getIndices()?.getArray() ?? []),
  };
}
