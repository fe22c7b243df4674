import type { DeliveryReply, OrderLineReply, OrderReply, RunReply } from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { FLANGE, OrderClient } from '../instance/order-client.js';
import { runInstanceCli } from '../instance/instance-cli.js';
import type { CommandResult } from '../instance/run-cli.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

/** Its product has an empty shape; the only solid belongs to nothing. */
const WITHOUT_GEOMETRY = 'tests/fixtures/step/own-unattached-solid.step';

let instance: TestInstance;
let client: OrderClient;
let order: OrderReply;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType('flow-128');
  await client.upload('flange', FLANGE);
  await client.upload('hollow', WITHOUT_GEOMETRY);
  const lines = ['flange', 'flange', 'hollow'].map((product) => ({ product, outputType: 'flow-128' }));
  order = await client.json('/orders', 'POST', { lines });
  await client.untilWorkerLives();
});
afterAll(() => instance.close());

const hartomat = (...args: string[]): Promise<CommandResult> => runInstanceCli(instance, args);
const jsonOf = <T>({ stdout }: CommandResult): T => JSON.parse(stdout) as T;
const lineId = (index: number): string => order.lines[index]?.id ?? '';

describe('./hartomat dispatch', () => {
  it('delivers the one line that it is given, follows it, and leaves the others alone', async () => {
    const ended = await hartomat('dispatch', lineId(0), '--mode', 'graph', '--wait');
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('flange × flow-128: delivered by graph') });
    expect(ended.stdout).toMatch(new RegExp(`^${lineId(0)} +flange +flow-128 +graph +operator +\\S+ +delivered by graph$`, 'm')); // prettier-ignore
    const { lines } = await client.json<OrderReply>(`/orders/${order.id}`);
    expect(lines.map(({ delivery }) => delivery?.state)).toEqual(['committed', undefined, undefined]);
  });

  it('delivers all lines of an order, and ends with 1 and the reason where one was not delivered', async () => {
    const ended = await hartomat('dispatch', order.id, '--wait', '--json');
    const lines = jsonOf<OrderLineReply[]>(ended);
    expect(ended.code).toBe(1);
    expect(lines.map(({ delivery }) => [delivery?.state, delivery?.mode, delivery?.generation])).toEqual([
      ['committed', 'graph', 1],
      ['committed', 'legacy', 1],
      ['failed', 'legacy', 1],
    ]);
    expect(ended.stderr).toContain('(step_file_no_geometry)');
  });

  it('does not wait unless asked to, and delivers again what is settled', async () => {
    await instance.stop('legacy-pipeline');
    const again = await hartomat('dispatch', lineId(1), '--again', '--mode', 'legacy', '--json');
    const [line] = jsonOf<OrderLineReply[]>(again);
    expect(again.code).toBe(0);
    expect(line?.delivery).toMatchObject({ generation: 2, state: 'open' });
    const impatient = await hartomat('dispatch', lineId(1), '--wait', '--minutes', '0.01');
    expect(impatient).toMatchObject({ code: 1, stdout: expect.stringMatching(/open$/m) });
    const refused = await hartomat('dispatch', lineId(1), '--again');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('(delivery_open)') });

    const cancelled = await hartomat('deliveries', 'cancel', line?.delivery?.id ?? '', '--json');
    expect(jsonOf<DeliveryReply>(cancelled)).toMatchObject({ state: 'cancelled', generation: 2 });
    const settled = await hartomat('deliveries', 'cancel', (await firstDelivery()).id);
    expect(settled).toMatchObject({ code: 1, stderr: expect.stringContaining('(delivery_settled)') });
  });

  it.each([
    ['an id that is none', 'order-1', /"order-1" is no id of an order or an order line/],
    ['an id of nothing', '00000000-0000-4000-8000-000000000000', /neither an order nor an order line 00000000/],
  ])('says what is wrong with %s', async (_what, id, says) => {
    const { code, stdout, stderr } = await hartomat('dispatch', id);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

describe('./hartomat runs', () => {
  it('lists runs and shows one with its nodes', async () => {
    const delivery = await firstDelivery();
    const runId = delivery.graphRunId ?? '';
    expect((await hartomat('runs', 'list')).stdout).toMatch(new RegExp(`^${runId} +succeeded +live +still-threejs@1`, 'm')); // prettier-ignore
    const ofOne = jsonOf<RunReply[]>(await hartomat('runs', 'list', '--delivery', delivery.id, '--json'));
    expect(ofOne.map((run) => run.runId)).toEqual([runId]);
    const { code, stdout } = await hartomat('runs', 'show', runId);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /is succeeded \(live\)[\s\S]*^render +threejs_render@\d+ +succeeded +1 +miss: no earlier result to compare with$/m,
    );
  });

  it('cancels a run, whose line legacy then delivers', async () => {
    await instance.start('legacy-pipeline');
    // Killed, it is believed to live for a while: a line of a worker that took its leave would go to legacy at once.
    await instance.kill('node-worker');
    const dispatched = await client.dispatchOne('graph', FLANGE, 'flow-128');
    const runId = dispatched.lines[0]?.delivery?.graphRunId ?? '';
    await waitUntil(() => client.run(runId).catch(() => undefined), { withinMs: 20_000 });
    const cancelled = await hartomat('runs', 'cancel', runId, '--reason', 'nobody waits for it', '--json');
    expect(jsonOf<RunReply>(cancelled)).toMatchObject({ status: 'cancelled' });
    expect(await client.settled(dispatched.id)).toMatchObject({ state: 'committed', deliveredBy: 'legacy' });
  });

  it('says which run is not there', async () => {
    const { code, stderr } = await hartomat('runs', 'cancel', 'nowhere');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"nowhere"') });
  });
});

const firstDelivery = async (): Promise<DeliveryReply> =>
  (await client.json<OrderReply>(`/orders/${order.id}`)).lines[0]?.delivery as DeliveryReply;
