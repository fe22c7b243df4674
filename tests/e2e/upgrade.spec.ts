import type { Mode, OrderReply } from '#contracts';
import type { ServiceName } from '../../deploy/local/supervisor/service-table.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { untilRest } from '../chaos/until-rest.js';
import { buildEarlier, hasCommit } from '../instance/earlier-build.js';
import type { EarlierBuild } from '../instance/earlier-build.js';
import { FLANGE, OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

/** The last build with Nest's transport on the bus and artifact stores that only know whole files. */
const EARLIER = 'b36f813ca0e4c41286c101641b7e74b0c86410d6';
/** What produces before what consumes, and the door of the users last. */
const IN_TURN: readonly ServiceName[] = [
  'node-worker',
  'orchestrator',
  'registry',
  'comparison',
  'legacy-pipeline',
  'orders',
  'gateway',
];
const MODES: readonly Mode[] = ['legacy', 'graph', 'shadow'];
const REST_WITHIN_MS = 240_000;
const UPGRADED_WITHIN_MS = 15 * 60_000;

const describeUpgrade = hasCommit(EARLIER)
  ? describe
  : (name: string, body: () => void) =>
      describe.skip(`${name} (skipped: this clone lacks commit ${EARLIER}; git fetch --unshallow)`, body);

describeUpgrade('an instance of an earlier build that is upgraded while it works', () => {
  let earlier: EarlierBuild;
  let instance: TestInstance;
  let client: OrderClient;
  const orders: { mode: Mode; order: OrderReply }[] = [];

  const orderEachMode = async (): Promise<void> => {
    for (const mode of MODES) orders.push({ mode, order: await client.dispatchOne(mode, FLANGE) });
  };
  const atWork = async (): Promise<{ runs: number; jobs: number }> => {
    const [row] = await instance.query<{ runs: number; jobs: number }>(
      `select (select count(*)::int from orchestrator.run where status = 'running') as runs,
              (select count(*)::int from orders.legacy_job where state in ('queued', 'running')) as jobs`,
    );
    return row ?? { runs: 0, jobs: 0 };
  };

  beforeAll(async () => {
    earlier = await buildEarlier(EARLIER);
    instance = await openTestInstance({ env: { HARTOMAT_WORKER_SLOTS: 'render=1,materials=1,notify=1' } });
    client = new OrderClient(instance);
    instance.root = earlier.root;
    await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
    await client.untilWorkerLives();
  }, UPGRADED_WITHIN_MS);
  afterAll(async () => {
    await instance.close();
    await earlier.remove();
  }, UPGRADED_WITHIN_MS);

  it(
    'has runs and legacy jobs under way while services are replaced, and serves orders in between',
    async () => {
      const underWay: { runs: number; jobs: number }[] = [];
      await orderEachMode();
      for (const service of IN_TURN) {
        await orderEachMode();
        await instance.stop(service);
        underWay.push(await atWork());
        instance.root = repositoryRoot();
        await instance.start(service);
      }
      await orderEachMode();
      expect(underWay.filter(({ runs }) => runs > 0).length).toBeGreaterThan(1);
      expect(underWay.filter(({ jobs }) => jobs > 0).length).toBeGreaterThan(1);
    },
    UPGRADED_WITHIN_MS,
  );

  it(
    'delivers every line once, and each shadow run is compared',
    async () => {
      await untilRest(instance.query.bind(instance), instance.settings.natsUrl, REST_WITHIN_MS);
      for (const { mode, order } of orders) {
        const delivery = await client.settled(order.id);
        expect({ asked: mode, ...delivery }).toMatchObject({ state: 'committed', failure: null });
        const { assets, notifications } = await liveOf(instance, delivery.id);
        expect(new Set(assets.map(({ run_id }) => run_id)).size).toBe(1);
        expect(notifications).toHaveLength(1);
      }
      const unfinished = await instance.query(`select id from orchestrator.run where status not in ('succeeded')`);
      expect(unfinished).toEqual([]);
      const compared = await instance.query<{ verdict: string }>('select verdict from comparison.comparison');
      expect(compared.length).toBeGreaterThan(0);
      expect(compared.filter(({ verdict }) => verdict !== 'match')).toEqual([]);
    },
    UPGRADED_WITHIN_MS,
  );
});
