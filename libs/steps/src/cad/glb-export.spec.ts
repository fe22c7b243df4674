import { fileURLToPath } from 'node:url';
import { WebIO } from '@gltf-transform/core';
import { readAll } from '#artifacts';
import type { StepIn } from '../step-io.js';
import {
  AS1,
  BEARING,
  FLANGE,
  INCH_BLOCK,
  PROJECT,
  SHIPPED,
  convertFixture,
  fixture,
} from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { glbBbox } from './glb-bbox.js';
import { convertMade } from './testing/convert-made.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

const convert = (file: string | Buffer, quality: StepIn<'glb_export'>['quality'] = 'preview') =>
  convertFixture(world.ctx, file, { quality });

async function readGlb(sha256: string) {
  return (await new WebIO().readBinary(new Uint8Array(await readAll(world.ctx.artifacts, sha256)))).getRoot();
}

function expectBox(actual: readonly number[], expected: number[]): void {
  expected.forEach((value, axis) => expect(actual[axis]).toBeCloseTo(value, 6));
}

describe('glbExport', () => {
  it("gives each of the bearing's 11 parts a node with its key, name, colour and normals", async () => {
    const { glb, parts } = await convert(BEARING);
    const balls = Array.from({ length: 8 }, (_, at) => `Ball_0${at + 1}`);
    expect(parts.map(({ name }) => name)).toEqual(['OuterRing', 'InnerRing', 'Cage', ...balls]);
    expect(parts[2]).toMatchObject({ key: 'Cage#1', instancePath: ['Cage'], colour: '#e6d16d' });
    const nodes = (await readGlb(glb.artifact.sha256)).getDefaultScene()?.listChildren() ?? [];
    expect(nodes.map((node) => [node.getName(), node.getExtras()])).toEqual(
      parts.map(({ name, key }) => [name, { part: key }]),
    );
    for (const [at, node] of nodes.entries()) {
      const [primitive] = node.getMesh()?.listPrimitives() ?? [];
      expect(primitive?.getAttribute('NORMAL')?.getCount()).toBe(primitive?.getAttribute('POSITION')?.getCount());
      expect(primitive?.getIndices()?.getCount()).toBe((parts[at]?.triangles ?? 0) * 3);
    }
    // 47 mm across and 14 mm high, standing on its axis: y is up.
    const { bounding_box } = await glbBbox({ glb }, world.ctx);
    expectBox(bounding_box.max, [0.0235, 0.007]);
    expect(glb.artifact.mediaType).toBe('model/gltf-binary');
  });

  it("keeps the part's own colour as linear base colour", async () => {
    const { glb, parts } = await convert(AS1);
    expect(parts.find(({ name }) => name === 'rod')?.colour).toBe('#ff7f00');
    const orange = (await readGlb(glb.artifact.sha256))
      .listMaterials()
      .find((material) => material.getName() === '#ff7f00');
    expectBox(orange?.getBaseColorFactor() ?? [], [1, 0.212231, 0, 1]);
  });

  it('lists all 18 part instances of an assembly under keys of their own, and keeps 5 meshes', async () => {
    const { glb, parts } = await convert(AS1);
    expect(parts).toHaveLength(18);
    expect(parts.map(({ key }) => key).filter((key) => key.includes('/bolt'))).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `as1/l-bracket-assembly/nut-bolt-assembly/bolt#${number}`),
    );
    const root = await readGlb(glb.artifact.sha256);
    expect(root.listMeshes()).toHaveLength(5);
    expect(root.listNodes().filter((node) => node.getMesh())).toHaveLength(18);
    expect(world.logs).toEqual([
      { level: 'info', code: 'cad.converted', params: { parts: 18, triangles: expect.any(Number) } },
    ]);
  });

  it('keeps umlauts, spaces and dots in names', async () => {
    const { parts } = await convert(FLANGE);
    expect(parts.map(({ key }) => key).slice(0, 4)).toEqual([
      'Flansch_Gehäuse#1',
      'Seal Ring#1',
      'ISO4762 M8x12.1#1',
      'ISO4762 M8x12.2#1',
    ]);
  });

  it('converts inches to metres, turns z up to y up and puts the middle of the model to the origin', async () => {
    const { glb } = await convert(INCH_BLOCK);
    const { bounding_box } = await glbBbox({ glb }, world.ctx);
    expectBox(bounding_box.min, [-0.0254, -0.00635, -0.0127]);
    expectBox(bounding_box.max, [0.0254, 0.00635, 0.0127]);
    const scene = (await readGlb(glb.artifact.sha256)).getDefaultScene();
    expectBox(scene?.getExtras().origin as number[], [0.0254, 0.00635, -0.0127]);
  });

  it('makes the same metre cube of files in inches, millimetres and metres', async () => {
    const cubes = [];
    for (const unit of ['in', 'mm', 'm']) cubes.push(await convertMade(`${SHIPPED}cube-units/cube-${unit}.step`));
    const [inch, millimetre, metre] = cubes.map(({ glb }) => Buffer.from(glb));
    expect([inch, metre]).toEqual([millimetre, millimetre]);
    for (const { parts } of cubes) expect(parts).toMatchObject([{ low: [0, 0, 0], high: [1000, 1000, 1000] }]);
  });

  it('lets triangles and normals face outwards', async () => {
    const root = await readGlb((await convert(`${SHIPPED}cube-units/cube-m.step`)).glb.artifact.sha256);
    const primitive = root.listMeshes()[0]?.listPrimitives()[0];
    const [position, normal] = [primitive?.getAttribute('POSITION'), primitive?.getAttribute('NORMAL')];
    const indices = primitive?.getIndices()?.getArray() ?? [];
    expect(indices).toHaveLength(36);
    for (let at = 0; at < 36; at += 3) {
      const [a, b, c] = [0, 1, 2].map((corner) => position?.getElement(indices[at + corner] ?? 0, []) ?? []);
      const face = cross(minus(b!, a!), minus(c!, a!));
      expect(dot(face, a!)).toBeGreaterThan(0);
      expect(dot(face, normal?.getElement(indices[at] ?? 0, []) ?? [])).toBeGreaterThan(0);
    }
  });

  it('makes more triangles of a finer quality', async () => {
    const triangles = async (quality: StepIn<'glb_export'>['quality']) =>
      (await convert(FLANGE, quality)).parts.reduce((sum, part) => sum + part.triangles, 0);
    const [preview, standard, fine] = [
      await triangles('preview'),
      await triangles('standard'),
      await triangles('fine'),
    ];
    expect(preview).toBeLessThan(standard);
    expect(standard).toBeLessThan(fine);
  });

  it('gives the same bytes in another process', async () => {
    const here = await convert(FLANGE);
    const there = await world.ctx.processes.run({
      command: process.execPath,
      args: ['--import', 'tsx', '--input-type=module', '-e', EXPORT_ELSEWHERE, fileURLToPath(new URL(FLANGE, PROJECT))],
      cwd: fileURLToPath(PROJECT),
      timeoutMs: 60_000,
      memoryLimitBytes: 2 * 1024 ** 3,
      signal: world.ctx.signal,
    });
    expect(there.stderr).toBe('');
    expect(JSON.parse(there.stdout)).toEqual(JSON.parse(JSON.stringify(here)));
  });

  it.each(['Undefined', ''])('gives unique keys where all parts are named %j, and says so', async (name) => {
    const text = (await fixture(BEARING))
      .toString()
      .replace(/= PRODUCT\('[^']*','[^']*'/g, `= PRODUCT('${name}','${name}'`);
    const { parts } = await convert(Buffer.from(text));
    expect(parts.map(({ key }) => key)).toEqual(Array.from({ length: 11 }, (_, at) => `${name}#${at + 1}`));
    expect(world.logs).toContainEqual({ level: 'warn', code: 'cad.unnamed_parts', params: { count: 11, of: 11 } });
  });

  it.each(['as1_pe_203.stp', 'dm1-oc-214.stp', 'io1-tu-203.stp'])(
    'gives unique keys and no empty name for %s',
    async (file) => {
      const { parts } = await convert(`${SHIPPED}cax-if/${file}`);
      expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
      expect(parts.filter(({ name }) => name === '')).toEqual([]);
    },
  );

  it('warns where the reader drops a solid without an error', async () => {
    const cyclic = (await fixture(FLANGE)).toString().replace('(#11,#15),#899)', '(#11,#10),#899)');
    expect((await convert(Buffer.from(cyclic))).parts).toHaveLength(7);
    expect(world.logs).toContainEqual({
      level: 'warn',
      code: 'cad.solids_missing',
      params: { count: 1 },
    });
  });
});

const EXPORT_ELSEWHERE = `
  const { readFileSync } = await import('node:fs');
  const { createTestContext } = await import('./libs/steps/src/testing/step-test-context.ts');
  const { glbExport } = await import('./libs/steps/src/cad/glb-export.ts');
  const { ctx, dispose } = await createTestContext();
  const artifact = await ctx.artifacts.put(readFileSync(process.argv[1]), 'model/step');
  const out = await glbExport({ cad_file: { artifact, fileName: 'other.step' }, quality: 'preview' }, ctx);
  await dispose();
  console.log(JSON.stringify(out));
`;

const minus = (a: number[], b: number[]) => a.map((value, axis) => value - (b[axis] ?? 0));
const dot = (a: number[], b: number[]) => a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);

function cross([a = 0, b = 0, c = 0]: number[], [x = 0, y = 0, z = 0]: number[]): number[] {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}
