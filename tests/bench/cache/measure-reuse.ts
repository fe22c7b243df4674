import type { OrderReply, RunReply, WorkflowVersionReply } from '#contracts';
import { AS1, OrderClient } from '../../instance/order-client.js';
import type { TestInstance } from '../../instance/test-instance.js';
import type { Measured } from '../engine/parts/part.js';
import type { Audit } from '../engine/audit/audit-runs.js';

const WORKFLOW = 'still-threejs';
const OUTPUT = 'bench-1024';
/** What is made: four views of an assembly, or one. */
const ANGLES = [30, 120, 210, 300].map((azimuth) => ({ azimuth, elevation: 25 }));
const PICTURES = { 'one picture of 1024 × 1024': [], 'four pictures of 1024 × 1024': ANGLES };

/** Times of a run that makes everything, and of one after only its notification was changed. */
export async function measureReuse(
  instance: TestInstance,
  repeats: number,
): Promise<{ measured: Measured[]; audit: Audit }> {
  const bench = new ReuseBench(instance, new OrderClient(instance));
  await bench.prepare();
  for (const [name, angles] of Object.entries(PICTURES)) await bench.measure(name, angles, repeats);
  return { measured: bench.measured, audit: bench.audit };
}

class ReuseBench {
  readonly measured: Measured[] = [];
  readonly audit: Audit = { checked: 0, violated: [] };
  private recipients = 0;

  constructor(
    private readonly instance: TestInstance,
    private readonly client: OrderClient,
  ) {}

  async prepare(): Promise<void> {
    await this.client.addOutputType(OUTPUT, { width: 1024, height: 1024, workflow: WORKFLOW });
    await this.client.upload('assembly', AS1);
    await this.client.untilWorkerLives();
    // Warms the browser, and teaches the product its materials: from then on nothing differs by itself.
    await this.run('bypass');
  }

  async measure(name: string, angles: object[], repeats: number): Promise<void> {
    const values = { first: [] as number[], again: [] as number[], share: [] as number[] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await this.publish(angles);
      const first = await this.run('bypass');
      await this.publish(angles);
      const renders = this.instance.countOfRenders().graph;
      const again = await this.run();
      this.check(name, { first, again, renders: this.instance.countOfRenders().graph - renders });
      values.first.push(msOf(first));
      values.again.push(msOf(again));
      values.share.push((100 * msOf(again)) / msOf(first));
    }
    this.measured.push({ metric: `${name}, first run`, unit: 'ms', values: values.first });
    this.measured.push({ metric: `${name}, after a change of notify`, unit: 'ms', values: values.again });
    this.measured.push({ metric: `${name}, share of the first run`, unit: '%', values: values.share });
  }

  private check(name: string, { first, again, renders }: { first: RunReply; again: RunReply; renders: number }): void {
    this.expect(renders === 0, `${name}: the re-run rendered ${renders} pictures`);
    this.expect(pictureOf(first) === pictureOf(again), `${name}: the re-run delivered other pictures`);
    this.expect(again.workflow.version > first.workflow.version, `${name}: the re-run was not of the changed workflow`);
  }

  private expect(holds: boolean, promise: string): void {
    this.audit.checked += 1;
    if (!holds) this.audit.violated.push(promise);
  }

  /** The workflow with another recipient than ever before. */
  private async publish(angles: object[]): Promise<void> {
    const { workflow } = await this.client.json<WorkflowVersionReply>(`/workflows/${WORKFLOW}`);
    this.recipients += 1;
    for (const node of workflow.nodes) {
      if (node.step === 'threejs_render') node.params = { angles };
      if (node.step === 'notify') node.params = { recipients: [`reader-${this.recipients}@hartomat.example`] };
    }
    await this.client.publish(WORKFLOW, workflow);
  }

  private async run(cache?: 'bypass'): Promise<RunReply> {
    const lines = [{ product: 'assembly', outputType: OUTPUT }];
    const order = await this.client.json<OrderReply>('/orders', 'POST', { lines });
    await this.client.json(`/orders/${order.id}/dispatch`, 'POST', { mode: 'graph', ...(cache && { cache }) });
    const { graphRunId, deliveredBy } = await this.client.settled(order.id);
    if (deliveredBy !== 'graph') throw new Error(`Order ${order.id} was not delivered by the graph.`);
    return this.client.untilRunEnded(graphRunId ?? '');
  }
}

const msOf = ({ createdAt, finishedAt }: RunReply): number => Date.parse(finishedAt ?? '') - Date.parse(createdAt);

const pictureOf = ({ nodes }: RunReply): string =>
  JSON.stringify(nodes.find(({ step }) => step === 'threejs_render')?.outputs);
