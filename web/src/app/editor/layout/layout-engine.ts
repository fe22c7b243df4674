import type { ElkNode } from 'elkjs/lib/elk-api';

/** One layout on its way. `stop` ends it at once; its answer then never comes. */
export interface LayoutJob {
  laidOut: Promise<ElkNode>;
  stop(): void;
}

/** Lays a graph out in a worker of its own, which ends with it. The engine is loaded when it is first asked for. */
export function startLayout(graph: ElkNode): LayoutJob {
  const worker = new Worker(new URL('./layout.worker', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The layout could not be started.')));
  });
  const run = async (): Promise<ElkNode> => {
    const { default: Elk } = await import('elkjs/lib/elk-api');
    return new Elk({ workerFactory: () => worker }).layout(graph);
  };
  const laidOut = Promise.race([run(), failed]).finally(() => worker.terminate());
  return { laidOut, stop: () => worker.terminate() };
}
