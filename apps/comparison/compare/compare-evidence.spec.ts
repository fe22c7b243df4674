import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Evidence, Failure } from '#contracts';
import { createFolderArtifactStore, readAll } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { BEARING, sampleEvidence } from '../testing/sample-evidence.js';
import type { Sample } from '../testing/sample-evidence.js';
import { compareEvidence } from './compare-evidence.js';
import type { EvidenceComparison } from './compare-evidence.js';
import { measurePictures } from './measure-pictures.js';

const OTHER_ENVIRONMENT = { renderer: 'NVIDIA', build: 'three 0.187 chromium 153', seed: 0 };

describe('compareEvidence', () => {
  let dir: string;
  let artifacts: ArtifactStore;
  let legacy: Evidence;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hartomat-compare-'));
    artifacts = createFolderArtifactStore(dir);
    legacy = await sampleEvidence(artifacts);
  });
  afterAll(() => rm(dir, { recursive: true }));

  const evidence = (changes: Partial<Sample> = {}) =>
    sampleEvidence(artifacts, { path: 'graph', runId: 'run-1', ...changes });
  const compareWith = async (graph: Evidence, other: Evidence = legacy): Promise<EvidenceComparison> =>
    compareEvidence(other, graph, await measurePictures({ legacy: other, graph }, artifacts));
  const compare = async (changes: Partial<Sample>): Promise<EvidenceComparison> => compareWith(await evidence(changes));
  const failed = (of: Evidence, failure: Partial<Failure>): Evidence => ({
    ...of,
    status: { code: 'failed', failure: { code: 'cad_unreadable', message: '', retryable: false, ...failure } },
    mediaAssets: [],
    notifications: [],
    catalogWrites: [],
  });
  const repaint = (part: string, change: object) =>
    BEARING.map((painted) => (painted.part === part ? { ...painted, ...change } : painted));

  it('matches in every aspect when both paths did the same', async () => {
    const result = await compare({});
    expect(result).toMatchObject({ verdict: 'match', reasons: [] });
    expect(new Set(Object.values(result.aspects))).toEqual(new Set(['match']));
  });

  it('names the part that has a wrong colour, with both colours', async () => {
    const { verdict, reasons } = await compare({ parts: repaint('cage', { colour: [150, 152, 158] }) });
    expect(verdict).toBe('mismatch');
    const colours = reasons.filter(({ code }) => code === 'part_colour_differs');
    expect(colours).toEqual([expect.objectContaining({ aspect: 'mediaAssets', part: 'cage', asset: 'front.png' })]);
    expect(colours[0]?.details).toMatchObject({
      legacy: expect.stringMatching(/^#9/),
      graph: expect.stringMatching(/^#8/),
    });
  });

  it('names the part that is missing, and no part behind it', async () => {
    const { aspects, reasons } = await compare({ parts: BEARING.filter(({ part }) => part !== 'ball/1') });
    expect(aspects.mediaAssets).toBe('mismatch');
    expect(reasons.filter((reason) => reason.part).map(({ code, part }) => [code, part])).toEqual([
      ['part_missing', 'ball/1'],
    ]);
  });

  it('names the part that moved by one pixel', async () => {
    const { reasons } = await compare({ parts: repaint('ball/1', { box: { x: 81, y: 40, width: 24, height: 24 } }) });
    const [moved] = reasons.filter(({ code }) => code === 'part_moved');
    expect(moved).toMatchObject({ part: 'ball/1', details: { shift: { x: 1, y: 0 } } });
  });

  it('lets no pixel differ in the same environment', async () => {
    const { aspects, reasons } = await compare({ noise: 1 });
    expect(aspects.mediaAssets).toBe('mismatch');
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'picture_differs', asset: 'front.png' }));
  });

  it('tolerates noise of another environment, also in the outputs that it changes', async () => {
    const { verdict, aspects } = await compare({ noise: 1, environment: OTHER_ENVIRONMENT });
    expect({ verdict, aspects }).toEqual({
      verdict: 'tolerated',
      aspects: {
        status: 'match',
        outputs: 'tolerated',
        mediaAssets: 'tolerated',
        notifications: 'match',
        logs: 'match',
        catalogWrites: 'match',
      },
    });
  });

  it.each([
    ['another colour', repaint('ball/1', { colour: [204, 204, 210] }), 'part_colour_beyond_2'],
    ['a missing part', BEARING.filter(({ part }) => part !== 'ball/1'), 'id_masks_disagree'],
    ['a part that moved', repaint('ball/1', { box: { x: 83, y: 40, width: 24, height: 24 } }), 'id_masks_disagree'],
  ])('does not tolerate %s in another environment', async (_what, parts, rule) => {
    const { aspects, reasons } = await compare({ parts, environment: OTHER_ENVIRONMENT });
    expect(aspects.mediaAssets).toBe('mismatch');
    expect(reasons.find(({ code }) => code === 'picture_differs')?.details?.['rules']).toContain(rule);
  });

  it('names the recipient of a dropped notification', async () => {
    const { aspects, reasons } = await compare({ recipients: [] });
    expect(aspects.notifications).toBe('mismatch');
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'notification_missing', message: expect.stringContaining('sales@example.org') }),
    );
  });

  it('names code and step of an extra warning', async () => {
    const { aspects, reasons } = await compare({ warnings: ['cage'] });
    expect(aspects.logs).toBe('mismatch');
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'log_extra',
        step: 'auto_populate_materials',
        message: expect.stringContaining('part_unmapped'),
      }),
    );
  });

  it('tells a line that changed from one that is missing', async () => {
    const other = await sampleEvidence(artifacts, { warnings: ['ring', 'cage', 'ball/1'] });
    const { reasons } = await compareWith(await evidence({ warnings: ['ring', 'ball/1'] }), other);
    expect(reasons.filter(({ aspect }) => aspect === 'logs')).toEqual([
      expect.objectContaining({ code: 'log_missing', details: expect.objectContaining({ log: 'part_unmapped' }) }),
    ]);
    const changed = await compareWith(await evidence({ warnings: ['ring', 'bolt', 'ball/1'] }), other);
    expect(changed.reasons.map(({ code }) => code)).toEqual(['log_differs']);
  });

  it('names the part of a wrong catalog write', async () => {
    const { aspects, reasons } = await compare({ catalogWrites: [{ part: 'cage', material: 'steel' }] });
    expect(aspects.catalogWrites).toBe('mismatch');
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'catalog_write_differs',
        part: 'cage',
        message: expect.stringMatching(/brass.*steel/),
      }),
    );
  });

  it('marks the step where the paths parted, not those that follow from it', async () => {
    const { reasons } = await compare({ parts: repaint('cage', { colour: [0, 0, 0] }) });
    const outputs = reasons.filter(({ aspect }) => aspect === 'outputs');
    expect(outputs.map(({ step }) => step)).toContain('threejs_render');
    expect(outputs.filter(({ details }) => details?.['firstDivergent']).map(({ step }) => step)).toEqual([
      'auto_populate_materials',
    ]);
  });

  it('names a step that graph left out', async () => {
    const graph = await evidence();
    const { aspects, reasons } = await compareWith({ ...graph, steps: graph.steps.slice(1) });
    expect(aspects.outputs).toBe('mismatch');
    expect(reasons).toEqual([expect.objectContaining({ code: 'step_missing', step: graph.steps[0]?.step })]);
  });

  it.each([
    ['logs', ['logs']],
    ['steps', ['outputs', 'logs']],
  ] as const)('does not compare what needs the %s that evidence left out', async (leftOut, inconclusive) => {
    const { aspects, reasons } = await compareWith({ ...(await evidence()), leftOut });
    const unknown = Object.entries(aspects).filter(([, verdict]) => verdict === 'inconclusive');
    expect(unknown.map(([aspect]) => aspect)).toEqual(inconclusive);
    expect(reasons.map(({ code }) => code)).toEqual(inconclusive.map(() => 'not_comparable'));
  });

  it('calls a failed graph beside a delivered legacy a mismatch of status', async () => {
    const { verdict, aspects } = await compareWith(failed(await evidence(), { retryable: true }));
    expect({ verdict, status: aspects.status, assets: aspects.mediaAssets }).toEqual({
      verdict: 'mismatch',
      status: 'mismatch',
      assets: 'inconclusive',
    });
  });

  it('matches when both paths failed with the same code', async () => {
    expect(await compareWith(failed(await evidence(), {}), failed(legacy, {}))).toMatchObject({ verdict: 'match' });
  });

  it.each([{ retryable: true }, { code: 'crash_loop' }])(
    'is inconclusive when legacy failed by %j',
    async (failure) => {
      const { verdict, reasons } = await compareWith(await evidence(), failed(legacy, failure));
      expect(verdict).toBe('inconclusive');
      expect(reasons[0]?.code).toBe('legacy_failed_operationally');
    },
  );

  it('is inconclusive, with the code, when a picture is gone', async () => {
    const graph = await evidence({ noise: 3 });
    graph.mediaAssets[0]!.sha256 = 'f'.repeat(64);
    const { aspects, reasons } = await compareWith(graph);
    expect(aspects.mediaAssets).toBe('inconclusive');
    expect(reasons).toContainEqual(expect.objectContaining({ aspect: 'mediaAssets', code: 'artifact_missing' }));
  });

  it('does not care for other bytes of the same pixels', async () => {
    const graph = await evidence();
    const bytes = await readAll(artifacts, graph.mediaAssets[0]!.sha256);
    const again = await artifacts.put(await sharp(bytes).png({ compressionLevel: 1 }).toBuffer(), 'image/png');
    graph.mediaAssets[0] = { ...graph.mediaAssets[0]!, ...again };
    expect(again.sha256).not.toBe(legacy.mediaAssets[0]!.sha256);
    expect((await compareWith(graph)).verdict).toBe('match');
  });
});
