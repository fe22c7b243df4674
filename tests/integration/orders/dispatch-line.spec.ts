import { randomUUID } from 'node:crypto';
import type { DispatchedLine, OrderReply } from '#contracts';
import { WorkflowReadinessService } from '../../../apps/orders/dispatch/workflow-readiness.service.js';
import { INTERNAL_TOKEN, problemOf } from '../gateway/gateway-bench.js';
import { newOrderLine, someWorkflow } from './orders-database.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const WORKFLOW = '/api/workflows/still-threejs/dispatch';

describe('one line that is dispatched by its workflow', () => {
  let orders: OrdersUnderTest;
  let lineId: string;
  beforeAll(async () => {
    orders = await openOrdersUnderTest('dispatch-line');
  });
  beforeEach(async () => {
    lineId = await orders.orm.em.fork().transactional((em) => newOrderLine(em, 'still-cutout-512'));
  });
  afterAll(() => orders.close());

  const post = (body: object): Promise<Response> =>
    orders.gateway.call('POST', WORKFLOW, { json: { orderLineId: lineId, ...body } });
  const dispatch = async (body: object): Promise<DispatchedLine> => (await (await post(body)).json()) as DispatchedLine;
  /** What the gateway asks of a run that no orchestrator knows. */
  const graphRun = async (id: string): Promise<Response> =>
    fetch(`${await orders.app.getUrl()}/internal/graph-runs/${id}`, {
      headers: { 'x-hartomat-internal': INTERNAL_TOKEN },
    });
  const settle = (id: string): Promise<unknown> =>
    orders.query(`update orders.delivery set state = 'committed', settled_at = now() where id = ?`, [id]);

  it('answers its new delivery, with the chosen mode and why', async () => {
    const delivery = await dispatch({ mode: 'graph' });
    // The bus is down, so the graph side cannot be asked.
    const decided = { requestedMode: 'graph', mode: 'legacy', reasonCode: 'bus_unreachable', graphRunId: null };
    expect(delivery).toMatchObject({ orderLineId: lineId, alreadyDelivered: false, generation: 1, ...decided });
    const [order] = (await (
      await orders.gateway.call('GET', `/api/orders?orderLineId=${lineId}`)
    ).json()) as OrderReply[];
    const { orderLineId: _, alreadyDelivered: __, ...rest } = delivery;
    expect(order?.lines[0]?.delivery).toEqual(rest);
  });

  it('names the graph run that was requested, and whether it may use cached results', async () => {
    const workflow = { ref: someWorkflow, longestPathMs: 0, notifies: [] };
    const readiness = orders.app.get(WorkflowReadinessService);
    const { ask } = readiness;
    readiness.ask = () => Promise.resolve({ ready: true, workflow, pausedPools: [], fullPools: [] });
    const delivery = await dispatch({ mode: 'graph', cache: 'bypass' });
    readiness.ask = ask;
    const [requested] = await orders.query<{ runId: string; cache: string }>(
      `select payload ->> 'runId' as "runId", payload ->> 'cache' as cache from orders.outbox_message
        where event = 'orders.run.requested.v1' and payload ->> 'deliveryId' = ?`,
      [delivery.id],
    );
    expect(requested).toEqual({ runId: delivery.graphRunId, cache: 'bypass' });
    expect(delivery).toMatchObject({ mode: 'graph', reasonCode: 'operator', graphRunId: expect.any(String) });
    expect(await (await graphRun(delivery.graphRunId ?? '')).json()).toEqual({
      ...{ runId: delivery.graphRunId, state: 'requested', createdAt: expect.any(String) },
    });
    expect(await problemOf(await graphRun(randomUUID()))).toMatchObject({ status: 404, code: 'run_not_found' });
  });

  it('says that the line has a delivery already, and which', async () => {
    const first = await dispatch({ mode: 'legacy' });
    const second = await dispatch({ mode: 'graph' });
    expect(second).toEqual({ ...first, alreadyDelivered: true });
    await settle(first.id);
    expect(await dispatch({})).toMatchObject({ id: first.id, state: 'committed', alreadyDelivered: true });
  });

  it('delivers a settled line once more with again, and refuses one that is open', async () => {
    const first = await dispatch({});
    expect(await problemOf(await post({ again: true }))).toMatchObject({ status: 409, code: 'delivery_open' });
    await settle(first.id);
    const second = await dispatch({ again: true });
    expect(second).toMatchObject({ generation: 2, state: 'open', alreadyDelivered: false });
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    [{ again: 'yes' }, '/again'],
    [{ cache: 'use' }, '/cache'],
    [{ lines: [randomUUID()] }, '/lines'],
  ])('refuses %j', async (body, pointer) => {
    const problem = await problemOf(await post(body));
    expect([problem.status, problem.errors?.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });
});
