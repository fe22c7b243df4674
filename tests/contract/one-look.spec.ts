import { definitions } from '#nodes/definitions';
import { createLocalProcessRunner } from '#steps';
import type { LegacyPresetConfig } from '#steps';
import { convertPreset } from '#workflow-core';
import type { NodeDefinitions } from '#workflow-core';
import { compareEvidence } from '../../apps/comparison/compare/compare-evidence.js';
import { quickRenderer } from '../chaos/quick/quick-renderer.js';
import { cachingProcesses } from './caching-processes.js';
import { openTwoWalks } from './two-walks.js';
import type { TwoWalks } from './two-walks.js';
import { REAL } from './walk-graph.js';

let walks: TwoWalks;
beforeAll(async () => {
  const processes = cachingProcesses(createLocalProcessRunner());
  walks = await openTwoWalks({ renderer: quickRenderer(0), processes });
});
afterAll(() => walks.close());

/** The lock of a workflow that froze output_save 1, before models had materials. */
const FROZEN: NodeDefinitions = new Map([
  ...REAL,
  ['output_save', definitions.find(({ step, version }) => step === 'output_save' && version === 1)!],
]);
const WITH_MODEL = { preset: 'still_with_exports', params: { engine: 'threejs', exports: ['glb'] } };
const ONLY_MODEL = { preset: 'custom', params: { steps: ['glb_export', 'output_save', 'notify'], exports: ['glb'] } };

async function bothPaths(config: LegacyPresetConfig, frozen: NodeDefinitions = REAL) {
  const { workflow } = convertPreset(config, frozen);
  const pinned = await walks.pin(config);
  const [legacy, graph] = [await walks.legacy(pinned), await walks.graph(workflow!, pinned, frozen)];
  const model = legacy.mediaAssets.find(({ name }) => name === 'model.glb');
  return { legacy, graph, model, ...compareEvidence(legacy, graph, new Map()) };
}

describe('the model that is delivered beside pictures', () => {
  it('has their materials on both paths, byte for byte', async () => {
    const [dressed, plain] = [await bothPaths(WITH_MODEL), await bothPaths(ONLY_MODEL)];
    for (const { graph, legacy } of [dressed, plain]) expect(graph).toEqual(legacy);
    expect(dressed.model?.byteLength).toBeGreaterThan(plain.model!.byteLength);
  });
});

describe('a workflow that froze output_save 1', () => {
  it('still matches legacy where it delivers no model', async () => {
    expect(await bothPaths({ preset: 'still', params: {} }, FROZEN)).toMatchObject({ verdict: 'match', reasons: [] });
  });

  it('still delivers the model in its CAD colours, and the verdict names the model', async () => {
    const { graph, verdict, reasons } = await bothPaths(WITH_MODEL, FROZEN);
    const { model: plain } = await bothPaths(ONLY_MODEL);
    expect(graph.mediaAssets.map(({ sha256 }) => sha256)).toContain(plain?.sha256);
    expect(verdict).toBe('mismatch');
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'asset_bytes_differ', asset: 'model.glb' }));
  });
});
