import type { DraftReply, WorkflowVersionReply } from '#contracts';
import { formatWorkflow } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { openWebBrowser } from '../../e2e/web/web-browser.js';
import { OrderClient } from '../../instance/order-client.js';
import type { TestInstance } from '../../instance/test-instance.js';
import type { Audit } from '../engine/audit/audit-runs.js';
import type { Measured } from '../engine/parts/part.js';
import { EditorTab } from './editor-tab.js';
import { graphOfSize } from './graph-of-size.js';

const SIZES = [12, 300, 1000];
const PATTERN = 'still-threejs';
const SAVED_WITHIN_MS = 30_000;

/** Loads, pans and drags of drafts of each size, each repeat in a browser that has nothing in its cache. */
export async function measureEditor(
  instance: TestInstance,
  repeats: number,
): Promise<{ measured: Measured[]; audit: Audit }> {
  const bench = new EditorBench(instance, new OrderClient(instance));
  await bench.prepare();
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const size of SIZES) await bench.measure(size);
  return { measured: bench.measured, audit: bench.audit };
}

const keyOf = (size: number): string => `bench-${size}`;

class EditorBench {
  readonly audit: Audit = { checked: 0, violated: [] };
  private readonly values = new Map<string, Measured>();

  constructor(
    private readonly instance: TestInstance,
    private readonly client: OrderClient,
  ) {}

  get measured(): Measured[] {
    return [...this.values.values()];
  }

  async prepare(): Promise<void> {
    const { workflow } = await this.client.json<WorkflowVersionReply>(`/workflows/${PATTERN}`);
    for (const size of SIZES) {
      const graph = graphOfSize(workflow, size);
      await this.client.json('/workflows', 'POST', { key: keyOf(size), label: `${size} nodes`, workflow: graph });
    }
  }

  async measure(size: number): Promise<void> {
    const web = await openWebBrowser(this.instance);
    try {
      const { code } = await this.client.json<{ code: string }>('/auth/links', 'POST', {});
      const tab = new EditorTab(web.page);
      this.add('first page, on the wire', 'kB', [(await tab.firstPage(code)) / 1000]);
      const before = await this.draft(size);
      this.add(`${size} nodes, ready`, 'ms', [await tab.open(keyOf(size), size)]);
      for (const gesture of ['pan', 'drag'] as const) {
        const { frames, tasks } = await tab.trace(gesture);
        this.expect(frames.length > 10, `${size} nodes, ${gesture}: ${frames.length} frames were drawn`);
        this.add(`${size} nodes, ${gesture}: script + style + layout of a frame`, 'ms', frames);
        this.add(`${size} nodes, ${gesture}: longest task`, 'ms', [Math.max(...tasks)]);
      }
      this.add(`${size} nodes, heap`, 'MB', [(await tab.heapBytes()) / 1e6]);
      this.add(`${size} nodes, elements`, '', [await tab.elements()]);
      await this.checkDrag(size, before, tab);
      this.expect(web.faults.length === 0, `${size} nodes: the page reported ${web.faults.join(', ')}`);
    } finally {
      await web.close();
    }
  }

  /** One node has moved, nothing else has changed, and undo brings the file back byte for byte. */
  private async checkDrag(size: number, before: Workflow, tab: EditorTab): Promise<void> {
    const start = formatWorkflow(before);
    const dragged = await this.untilDraft(size, (draft) => formatWorkflow(draft) !== start);
    const moved = dragged?.nodes.filter((node, index) => JSON.stringify(node) !== JSON.stringify(before.nodes[index]));
    this.expect(moved?.length === 1, `${size} nodes: a drag changed ${moved?.length ?? 0} nodes`);
    await tab.undo();
    const undone = await this.untilDraft(size, (draft) => formatWorkflow(draft) === start);
    this.expect(undone !== undefined, `${size} nodes: undo did not bring back the draft`);
  }

  private async draft(size: number): Promise<Workflow> {
    const { workflow } = await this.client.json<DraftReply>(`/workflows/${keyOf(size)}/draft`);
    return workflow as unknown as Workflow;
  }

  private untilDraft(size: number, passes: (draft: Workflow) => boolean): Promise<Workflow | undefined> {
    const ask = async (): Promise<Workflow | undefined> => {
      const draft = await this.draft(size);
      return passes(draft) ? draft : undefined;
    };
    return waitUntil(ask, { withinMs: SAVED_WITHIN_MS, everyMs: 200 });
  }

  private add(metric: string, unit: string, values: readonly number[]): void {
    const known = this.values.get(metric);
    if (known) known.values.push(...values);
    else this.values.set(metric, { metric, unit, values: [...values] });
  }

  private expect(holds: boolean, promise: string): void {
    this.audit.checked += 1;
    if (!holds) this.audit.violated.push(promise);
  }
}
