import type { Page } from 'playwright-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { frameWork } from './frame-work.js';
import type { FrameWork, TraceEvent } from './frame-work.js';

interface Point {
  x: number;
  y: number;
}

const STEPS = 60;
const CATEGORIES = ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline'];

/** The editor in a tab of a browser, as one who edits uses it, with measurements. */
export class EditorTab {
  constructor(private readonly page: Page) {}

  /** Signs in and shows the first page; returns the bytes that came over the wire for it. */
  async firstPage(code: string): Promise<number> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await this.page.goto(`/#sign-in=${code}`);
    await this.page.getByRole('heading', { name: 'Workflows' }).waitFor();
    await this.page.waitForLoadState('networkidle');
    await session.detach();
    return bytes;
  }

  /** Milliseconds from the navigation until all nodes are drawn and the page has drawn a frame after them. */
  async open(key: string, nodes: number): Promise<number> {
    await this.page.goto(`/workflows/${key}`, { waitUntil: 'commit' });
    const ready = await this.page.evaluate<number>(`new Promise((resolve) => {
      const look = () => {
        if (document.querySelectorAll('[data-node]').length < ${nodes}) return requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      };
      look();
    })`);
    await this.page
      .getByText(/No problems|Problems \d/)
      .first()
      .waitFor();
    return ready;
  }

  /** Traces a pan of the whole graph, or a drag of one node. */
  async trace(gesture: 'pan' | 'drag'): Promise<FrameWork> {
    const start = await this.startOf(gesture);
    const browser = this.page.context().browser();
    if (!browser) throw new Error('The tab has no browser.');
    await browser.startTracing(this.page, { categories: CATEGORIES });
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    for (let step = 1; step <= STEPS; step += 1) {
      await this.page.mouse.move(start.x + step * 2, start.y + Math.round(Math.sin(step / 10) * 20));
      await this.nextFrame();
    }
    await this.page.mouse.up();
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    await this.settled();
    return frameWork(trace.traceEvents);
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async heapBytes(): Promise<number> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  }

  elements(): Promise<number> {
    return this.page.evaluate<number>(`document.querySelectorAll('*').length`);
  }

  /** Where a gesture begins, with the whole graph in view; asked for until there is such a place. */
  private async startOf(gesture: 'pan' | 'drag'): Promise<Point> {
    const ask = async (): Promise<Point | undefined> => {
      await this.page.keyboard.press('1');
      await this.settled();
      const point = await (gesture === 'pan' ? this.emptyPoint() : this.pointOfNode());
      return point ?? undefined;
    };
    const point = await waitUntil(ask, { withinMs: 10_000 });
    if (!point) throw new Error(`There is no point where a ${gesture} can begin.`);
    return point;
  }

  private nextFrame(): Promise<unknown> {
    return this.page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  }

  private async settled(): Promise<void> {
    await this.nextFrame();
    await this.nextFrame();
  }

  /** A point of the canvas that no node, wire or control covers. */
  private emptyPoint(): Promise<Point | null> {
    return this.page.evaluate<Point | null>(`(() => {
      const box = document.querySelector('hm-canvas').getBoundingClientRect();
      for (let y = box.top + 8; y < box.bottom - 40; y += 8)
        for (let x = box.left + 8; x < box.right - 160; x += 8)
          if (document.elementFromPoint(x, y)?.closest('f-flow, f-canvas') && !document.elementFromPoint(x, y).closest('[data-node], f-connection, button'))
            return { x, y };
      return null;
    })()`);
  }

  /** The middle of a node that lies well within the canvas. */
  private pointOfNode(): Promise<Point | null> {
    return this.page.evaluate<Point | null>(`(() => {
      const canvas = document.querySelector('hm-canvas').getBoundingClientRect();
      for (const node of document.querySelectorAll('[data-node]')) {
        const box = node.getBoundingClientRect();
        const point = { x: box.x + box.width / 2, y: box.y + box.height / 4 };
        if (point.x < canvas.left + 60 || point.x > canvas.right - 320 || point.y < canvas.top + 60 || point.y > canvas.bottom - 80) continue;
        if (document.elementFromPoint(point.x, point.y)?.closest('[data-node]') === node) return point;
      }
      return null;
    })()`);
  }
}
