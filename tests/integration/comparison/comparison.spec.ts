import { randomUUID } from 'node:crypto';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ASPECTS, LegacyFinished, REQUESTS } from '#contracts';
import type { ComparisonReply, Evidence } from '#contracts';
import { measurePictures } from '../../../apps/comparison/compare/measure-pictures.js';
import { BEARING, sampleEvidence } from '../../../apps/comparison/testing/sample-evidence.js';
import type { Sample } from '../../../apps/comparison/testing/sample-evidence.js';
import { eventually, openComparisonBench } from './comparison-bench.js';
import type { ComparisonBench } from './comparison-bench.js';

/** The longest time in which this thread did nothing else, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const tick = (): void => {
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  };
  const timer = setInterval(tick, 5);
  await work();
  tick();
  clearInterval(timer);
  return longest;
}

describe('the comparison service', () => {
  let bench: ComparisonBench;
  beforeAll(async () => {
    bench = await openComparisonBench();
    await bench.start();
  });
  afterAll(() => bench.close());

  const newPair = async (changes: Partial<Sample> = {}): Promise<{ legacy: Evidence; graph: Evidence }> => {
    const ids = { deliveryId: randomUUID(), runId: randomUUID() };
    return {
      legacy: await sampleEvidence(bench.artifacts, { ...ids, runId: randomUUID() }),
      graph: await sampleEvidence(bench.artifacts, { ...ids, path: 'graph', ...changes }),
    };
  };
  const listOf = (deliveryId: string): Promise<ComparisonReply[]> =>
    bench.requester.ask(REQUESTS.comparison.listComparisons, { deliveryId });
  const comparisonOf = ({ deliveryId }: Evidence): Promise<ComparisonReply> =>
    // A service that is just starting does not answer yet.
    eventually(async () => (await listOf(deliveryId).catch(() => []))[0]);

  it('compares a pair, keeps the verdict and publishes it', async () => {
    const { legacy, graph } = await newPair();
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    const comparison = await comparisonOf(graph);
    expect(comparison).toMatchObject({ verdict: 'match', runId: graph.runId, orderLineId: 'line-1', reasons: [] });
    const event = await eventually(() => bench.published.find(({ comparisonId }) => comparisonId === comparison.id));
    expect(event).toMatchObject({ deliveryId: graph.deliveryId, verdict: 'match' });
    expect(await bench.requester.ask(REQUESTS.comparison.getComparison, { comparisonId: comparison.id })).toEqual(
      comparison,
    );
    const runIds = [randomUUID(), graph.runId];
    expect(await bench.requester.ask(REQUESTS.comparison.listVerdicts, { runIds })).toEqual([
      { runId: graph.runId, verdict: 'match' },
    ]);
    expect(await bench.requester.ask(REQUESTS.comparison.listVerdicts, { runIds: [] })).toEqual([]);
  });

  it('lists every comparison once over all pages, newest first', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { legacy, graph } = await newPair();
      await bench.legacyFinished(legacy);
      await bench.runFinished(graph);
      await comparisonOf(graph);
    }
    const page = (query: object) => bench.requester.ask(REQUESTS.comparison.listComparisons, query);
    const all = await page({});
    const found: ComparisonReply[] = [];
    for (let next = await page({ limit: 1 }); next.length > 0; next = await page({ limit: 1, after: found.at(-1)?.id }))
      found.push(...next);
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(found).toEqual(all);
    await expect(page({ after: randomUUID() })).rejects.toMatchObject({ code: 'comparison_not_found' });
  });

  it('compares when the graph is first, and names the part with the wrong colour', async () => {
    const parts = BEARING.map((part) => (part.part === 'cage' ? { ...part, colour: [150, 152, 158] as const } : part));
    const { legacy, graph } = await newPair({ parts: parts as Sample['parts'] });
    await bench.runFinished(graph);
    await bench.legacyFinished(legacy);
    const { verdict, reasons } = await comparisonOf(graph);
    expect(verdict).toBe('mismatch');
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'part_colour_differs', part: 'cage' }));
  });

  it('calls an aspect inconclusive that was not compared yet when the verdict was made', async () => {
    const { legacy, graph } = await newPair();
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    const { id } = await comparisonOf(graph);
    await bench.query(`update comparison.comparison set aspects = aspects - 'logs' where id = $1`, [id]);
    const { aspects } = await comparisonOf(graph);
    expect(Object.keys(aspects)).toEqual([...ASPECTS]);
    expect(aspects).toMatchObject({ status: 'match', logs: 'inconclusive' });
  });

  it('compares once, however often evidence arrives', async () => {
    const { legacy, graph } = await newPair();
    for (let times = 0; times < 3; times++) {
      await bench.legacyFinished(legacy);
      await bench.runFinished(graph);
    }
    const next = await newPair();
    await bench.legacyFinished(next.legacy);
    await bench.runFinished(next.graph);
    const last = await comparisonOf(next.graph);
    await eventually(() => bench.published.find(({ comparisonId }) => comparisonId === last.id));
    expect(await listOf(graph.deliveryId)).toHaveLength(1);
    expect(bench.published.filter(({ deliveryId }) => deliveryId === graph.deliveryId)).toHaveLength(1);
  });

  it('compares after a restart what came before and during it', async () => {
    const { legacy, graph } = await newPair();
    await bench.legacyFinished(legacy);
    // Evidence is read in order: once a later pair is compared, this one's first half is kept.
    const later = await newPair();
    await bench.legacyFinished(later.legacy);
    await bench.runFinished(later.graph);
    await comparisonOf(later.graph);
    await bench.stop();
    await bench.runFinished(graph);
    await bench.start();
    expect((await comparisonOf(graph)).verdict).toBe('match');
  });

  it('compares every graph run of a delivery on its own', async () => {
    const { legacy, graph } = await newPair();
    const again = { ...graph, runId: randomUUID() };
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    await bench.runFinished(again);
    const runs = await eventually(async () => {
      const list = await listOf(graph.deliveryId);
      return list.length === 2 ? list.map(({ runId }) => runId) : undefined;
    });
    expect(new Set(runs)).toEqual(new Set([graph.runId, again.runId]));
  });

  it('keeps messages that nobody can read as dead letters and lives on', async () => {
    const { legacy, graph } = await newPair();
    await bench.publishRaw(LegacyFinished.event, { deliveryId: legacy.deliveryId, evidence: 'nothing' });
    await bench.runFinished({ ...graph, path: 'legacy' });
    const nul = { ...graph, runId: randomUUID(), orderLineId: 'a\0b' };
    await bench.runFinished(nul);
    const fields = await eventually(async () => {
      const letters = await bench.requester.ask(REQUESTS.comparison.listDeadLetters, {});
      return letters.length === 3 ? letters.map(({ field }) => field) : undefined;
    });
    // The first is what is missing of a report, the last what no database stores.
    expect(fields.sort()).toEqual(['/evidence/path', '/orderLineId', '/orderLineId']);
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    expect((await comparisonOf(graph)).verdict).toBe('match');
  });

  it('puts off a pair while the artifact store is away, and compares it when it is back', async () => {
    const { legacy, graph } = await newPair({ noise: 3 });
    const [picture] = graph.mediaAssets;
    const path = join(bench.folder, 'cas', picture!.sha256.slice(0, 2), picture!.sha256.slice(2, 4), picture!.sha256);
    await rename(path, `${path}.away`);
    await mkdir(path);
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    const postponed = async () =>
      (
        await bench.query<{ attempts: number; postponements: number }>(
          'select attempts, postponements from comparison.graph_evidence where run_id = $1 and postponements > 0',
          [graph.runId],
        )
      )[0];
    expect(await eventually(postponed)).toEqual({ attempts: 0, postponements: 1 });
    expect(await listOf(graph.deliveryId)).toEqual([]);
    await rmdir(path);
    await rename(`${path}.away`, path);
    await bench.query('update comparison.graph_evidence set next_try_at = null where run_id = $1', [graph.runId]);
    const { reasons } = await comparisonOf(graph);
    expect(reasons.map(({ code }) => code)).not.toContain('artifact_store_failed');
  });

  it('tries a verdict that cannot be stored three times, lets others pass, and stores that it could not', async () => {
    await bench.query(`create function comparison.planted() returns trigger language plpgsql as
      $$ begin raise exception 'planted'; end $$`);
    const { legacy, graph } = await newPair();
    await bench.query(`create trigger planted before insert on comparison.comparison for each row
      when (new.run_id = '${graph.runId}' and new.verdict <> 'inconclusive') execute function comparison.planted()`);
    await bench.legacyFinished(legacy);
    await bench.runFinished(graph);
    for (const attempt of [1, 2, 3]) {
      const sql = 'select 1 from comparison.graph_evidence where run_id = $1 and attempts = $2 and next_try_at > now()';
      await eventually(async () => (await bench.query(sql, [graph.runId, attempt]))[0]);
      const other = await newPair();
      await bench.legacyFinished(other.legacy);
      await bench.runFinished(other.graph);
      expect((await comparisonOf(other.graph)).verdict).toBe('match');
      await bench.query('update comparison.graph_evidence set next_try_at = null where run_id = $1', [graph.runId]);
    }
    expect(await comparisonOf(graph)).toMatchObject({
      verdict: 'inconclusive',
      reasons: [{ code: 'comparison_failed', message: expect.stringContaining('begun 3 times') }],
    });
  });

  it('does other things while it measures a large picture', async () => {
    const pictures = async (): Promise<{ legacy: Evidence; graph: Evidence }> => {
      const ids = { deliveryId: randomUUID(), runId: randomUUID(), size: 2048 };
      return {
        legacy: await sampleEvidence(bench.artifacts, { ...ids, runId: randomUUID() }),
        graph: await sampleEvidence(bench.artifacts, { ...ids, path: 'graph', noise: 3 }),
      };
    };
    const inThisThread = await longestPause(async () => measurePictures(await pictures(), bench.artifacts));
    const inTheService = [];
    // A machine that has much else to do may stop everything for a while, but not each time.
    for (let times = 0; times < 3; times += 1) {
      const { legacy, graph } = await pictures();
      await bench.legacyFinished(legacy);
      const measured = async (): Promise<void> => {
        await bench.runFinished(graph);
        expect((await comparisonOf(graph)).verdict).toBe('mismatch');
      };
      inTheService.push(await longestPause(measured));
    }
    expect(Math.min(...inTheService)).toBeLessThan(inThisThread / 2);
  });

  it('says which comparison is unknown', async () => {
    const asked = bench.requester.ask(REQUESTS.comparison.getComparison, { comparisonId: 'nobody' });
    await expect(asked).rejects.toMatchObject({ code: 'comparison_not_found', status: 404 });
  });
});
