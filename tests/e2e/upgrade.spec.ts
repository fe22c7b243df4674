import type { Mode, OrderReply } from '#contracts';
import type { ServiceName } from '../../deploy/local/supervisor/service-table.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { untilRest } from '../chaos/until-rest.js';
import { buildEarlier, hasCommit } from '../instance/earlier-build.js';
import type { EarlierBuild } from '../instance/earlier-build.js';
import { FLANGE, OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

/** The last build with the CAD reader without assemblies, Nest's transport on the bus and `evidences` on the wire. */
const EARLIER = 'b7c711c4d240da43f484096f5e03c61f3ab15891';
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
/** Each verdict, and whether both sides were made before the worker ($1) or after the legacy pipeline ($2) was replaced. */
const OF_ONE_BUILD = `
  select c.verdict, greatest(r.finished_at, j.finished_at) < $1 or least(r.created_at, j.started_at) > $2 as is_of_one_build
    from comparison.comparison c join orchestrator.run r on r.id = c.run_id
    join orders.legacy_job j on j.delivery_id::text = c.delivery_id`;

const describeUpgrade = hasCommit(EARLIER)
  ? describe
  : (name: string, body: () => void) =>
      describe.skip(`${name} (skipped: this clone lacks commit ${EARLIER}; git fetch --unshallow)`, body);

describeUpgrade('an instance of an earlier build that is upgraded while it works', () => {
  let earlier: EarlierBuild;
  let instance: TestInstance;
  let client: OrderClient;
  const orders: { mode: Mode; order: OrderReply }[] = [];
  /** When the earlier build's process of a service had ended. */
  const replacedAt = new Map<ServiceName, Date>();

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
        replacedAt.set(service, new Date());
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
      let inShadow = 0;
      for (const { mode, order } of orders) {
        const delivery = await client.settled(order.id);
        // A line that came while no worker was known is legacy's alone.
        if (delivery.mode === 'shadow') inShadow += 1;
        expect({ asked: mode, ...delivery }).toMatchObject({ state: 'committed', failure: null });
        const { assets, notifications } = await liveOf(instance, delivery.id);
        expect(new Set(assets.map(({ run_id }) => run_id)).size).toBe(1);
        expect(notifications).toHaveLength(1);
      }
      const unfinished = await instance.query(`select id from orchestrator.run where status not in ('succeeded')`);
      expect(unfinished).toEqual([]);
      // Two builds may make two results, and a comparison says so; what one build made of a line is equal.
      const compared = await instance.query<{ verdict: string; is_of_one_build: boolean }>(OF_ONE_BUILD, [
        replacedAt.get('node-worker'),
        replacedAt.get('legacy-pipeline'),
      ]);
      expect(compared).toHaveLength(inShadow);
      expect(compared.filter(({ verdict }) => !['match', 'mismatch'].includes(verdict))).toEqual([]);
      const ofOneBuild = compared.filter((pair) => pair.is_of_one_build);
      expect(ofOneBuild.length).toBeGreaterThan(0);
      expect(ofOneBuild.filter(({ verdict }) => verdict !== 'match')).toEqual([]);
    },
    UPGRADED_WITHIN_MS,
  );
});
