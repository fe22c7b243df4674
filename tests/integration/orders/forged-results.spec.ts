import { FORGED_RESULTS } from './forged-results.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';

let bench: GraphBench;
beforeAll(async () => void (bench = await openGraphBench('forged-results')));
afterAll(() => bench.close());

/** What taking over changes. */
const TAKEN_OVER = ['delivery', 'path_run', 'legacy_job', 'outbox_message', 'dead_letter'];

const lettersOf = (deliveryId: string) =>
  bench.query<{ field: string; reason: string; subject: string }>(
    'select field, reason, subject from orders.dead_letter where body like ? order by id',
    [`%${deliveryId}%`],
  );
const deliveryOf = async (id: string) =>
  (
    await bench.query<Record<string, unknown>>(
      'select state, legacy_only, fallback_reason, committed_path from orders.delivery where id = ?',
      [id],
    )
  )[0];
const graphRunOf = async (id: string) =>
  (
    await bench.query<Record<string, unknown>>(
      `select state, may_commit, evidence from orders.path_run where delivery_id = ? and path = 'graph'`,
      [id],
    )
  )[0];

describe('a finished run that its record does not allow', () => {
  it('is needed: without a forgery the result is delivered', async () => {
    const id = await bench.open();
    await bench.runs.finished(await bench.resultOf(id));
    expect(await deliveryOf(id)).toMatchObject({ state: 'committed', committed_path: 'graph' });
    expect(await lettersOf(id)).toEqual([]);
  });

  it("may choose a part's own colour, which no catalog has, where it says so: the product's materials show it", async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id);
    const choice = { part: 'cube#1', material: 'colour-ff0000', why: 'colour-as-modelled' };
    message.evidence.catalogWrites = [{ kind: 'product_material', product: 'bearing', expected: null, ...choice }];
    await bench.runs.finished(message);
    expect(await deliveryOf(id)).toMatchObject({ state: 'committed', committed_path: 'graph' });
    const guesses = 'select part, material, why from orders.product_guess where delivery_id = ?';
    expect(await bench.query(guesses, [id])).toEqual([choice]);
  });

  it.each(FORGED_RESULTS)(
    '$name: legacy takes over at once, and a dead letter names the field',
    async ({ forge, field }) => {
      const id = await bench.open();
      const message = await bench.resultOf(id);
      forge(message);
      const before = await bench.digest(...TAKEN_OVER);
      await bench.runs.finished(message);
      expect(await bench.digest(...TAKEN_OVER)).toEqual(before);
      expect(await deliveryOf(id)).toMatchObject({
        ...{ state: 'open', legacy_only: true, fallback_reason: 'graph_result_refused' },
      });
      expect(await graphRunOf(id)).toEqual({ state: 'failed', may_commit: false, evidence: null });
      expect(await bench.query('select 1 from orders.legacy_job where delivery_id = ?', [id])).toHaveLength(1);
      expect(await lettersOf(id)).toMatchObject([{ field, subject: 'wf.event.orchestrator.run.finished.v1' }]);
    },
  );

  it('is refused once: it and what comes later change nothing more', async () => {
    const id = await bench.open();
    const good = await bench.resultOf(id);
    await bench.runs.finished({ ...good, status: 'failed' });
    const before = await bench.digest();
    await bench.runs.finished({ ...good, status: 'failed' });
    await bench.runs.finished(good);
    expect(await bench.digest()).toEqual(before);
  });

  it('is delivered by legacy then', async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id);
    await bench.runs.finished({ ...message, evidence: { ...message.evidence, path: 'legacy' } });
    const legacy = await bench.runOf(id, 'legacy');
    expect(await bench.stageAndCommit({ ...message.evidence, path: 'legacy', runId: legacy })).toBe(true);
    expect(await deliveryOf(id)).toMatchObject({ state: 'committed', committed_path: 'legacy' });
  });

  it('leaves a shadow delivery to legacy, which has it anyway', async () => {
    const id = await bench.open({ mode: 'shadow' });
    const message = await bench.resultOf(id, { evidence: { mediaAssets: [] } });
    const before = await bench.digest('path_run', 'dead_letter');
    await bench.runs.finished(message);
    expect(await bench.digest('path_run', 'dead_letter')).toEqual(before);
    expect(await graphRunOf(id)).toEqual({ state: 'failed', may_commit: false, evidence: null });
    expect(await lettersOf(id)).toMatchObject([{ field: '/evidence/mediaAssets' }]);
  });
});

describe('a finished run that orders did not request', () => {
  const stranger = '11111111-1111-4111-8111-111111111111';
  const forgeries: [string, (id: string, other: string) => Promise<object>][] = [
    ['an unknown run of a delivery', async () => ({ runId: stranger })],
    ["another delivery's run", async (_, other) => ({ runId: await bench.runOf(other, 'graph') })],
    ["legacy's own run", async (id) => ({ runId: await bench.runOf(id, 'legacy') })],
    ['an unknown delivery', async () => ({ deliveryId: stranger })],
  ];

  it.each(forgeries)('%s changes nothing but dead letters', async (_, forge) => {
    const [id, other] = [await bench.open({ mode: 'shadow' }), await bench.open()];
    const forged = await forge(id, other);
    const message = await bench.resultOf(id, { ...forged, evidence: forged });
    const before = await bench.digest('dead_letter');
    await bench.runs.finished(message);
    expect(await bench.digest('dead_letter')).toEqual(before);
    expect((await lettersOf(id)).concat(await lettersOf(stranger)).at(-1)).toMatchObject({ field: '/runId' });
  });

  it("ends legacy's run by no means: evidence of legacy with legacy's run leaves it as it is", async () => {
    const id = await bench.open({ mode: 'shadow' });
    const runId = await bench.runOf(id, 'legacy');
    const message = await bench.resultOf(id, { evidence: { path: 'legacy', runId } });
    await bench.runs.finished(message);
    expect(await bench.query('select state from orders.path_run where run_id = ?', [runId])).toEqual([
      { state: 'requested' },
    ]);
  });

  it('says nothing about a rerun, which is for people to look at', async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id, { runId: stranger, rerunOf: await bench.runOf(id, 'graph') });
    const before = await bench.digest();
    await bench.runs.finished(message);
    expect(await bench.digest()).toEqual(before);
  });
});

describe('whom a run may notify', () => {
  const by = async (notifies: { channel: '' | 'in_app' | 'email'; recipients: string[] }[], told: object) => {
    const id = await bench.open({ notifies });
    const message = await bench.resultOf(id);
    Object.assign(message.evidence.notifications[0]!, told);
    await bench.runs.finished(message);
    return (await deliveryOf(id))?.['committed_path'];
  };

  it('are those that its workflow version names, too', async () => {
    const mail = { channel: 'email', recipient: 'shop@b.example' };
    expect(await by([{ channel: 'email', recipients: ['shop@b.example'] }], mail)).toBe('graph');
    expect(await by([{ channel: '', recipients: ['shop@b.example'] }], mail)).toBeNull();
    expect(await by([{ channel: 'email', recipients: [] }], { channel: 'email', recipient: 'a@b' })).toBe('graph');
  });
});

describe('a report that nobody can read', () => {
  it('hands its delivery to legacy at once', async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id);
    await bench.runs.unreadable(JSON.stringify({ ...message, status: 'splendid' }).slice(0, 500));
    expect(await deliveryOf(id)).toMatchObject({ legacy_only: true, fallback_reason: 'graph_result_refused' });
    expect(await graphRunOf(id)).toMatchObject({ state: 'failed', may_commit: false });
  });

  it.each(['', 'no JSON', '{"runId":"x"}'])('changes nothing where it names no open run: %j', async (body) => {
    const before = await bench.digest();
    await bench.runs.unreadable(body);
    expect(await bench.digest()).toEqual(before);
  });
});

describe('an artifact store that cannot answer', () => {
  it('is no refusal: the report is taken when it comes again', async () => {
    const id = await bench.open();
    const message = await bench.resultOf(id);
    const broken = { ...bench.artifacts, stat: () => Promise.reject(new Error('the disk is away')) };
    const runs = Object.assign(Object.create(bench.runs), { artifacts: broken }) as GraphBench['runs'];
    const before = await bench.digest();
    await expect(runs.finished(message)).rejects.toThrow('the disk is away');
    expect(await bench.digest()).toEqual(before);
    await bench.runs.finished(message);
    expect(await deliveryOf(id)).toMatchObject({ committed_path: 'graph' });
  });
});
