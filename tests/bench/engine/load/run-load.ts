import { randomUUID } from 'node:crypto';
import { RunFinished, RunRequested, eventSubject } from '#contracts';
import type { WorkflowVersionReply } from '#contracts';
import type { BenchInstance } from '../instance/bench-instance.js';

const PREFIX = 'wf';
const LASTS_AT_MOST_MS = 20 * 60_000;

/** Requests runs as `orders` does, and hears when their end was committed and told. */
export class RunLoad {
  /** Every run that was requested, in order. */
  readonly runIds: string[] = [];
  private readonly waiting = new Map<string, () => void>();

  constructor(private readonly instance: BenchInstance) {
    instance.link.connection.subscribe(eventSubject(PREFIX, RunFinished.event), {
      callback: (_error, message) => this.waiting.get(message.json<RunFinished>().runId)?.(),
    });
  }

  /** One run from its request to its end, in milliseconds. */
  async one(version: WorkflowVersionReply): Promise<number> {
    this.instance.versions.set(version.key, version);
    const request = requestOf(version);
    this.runIds.push(request.runId);
    const ended = this.ended(request.runId);
    const started = performance.now();
    await this.instance.link.js.publish(eventSubject(PREFIX, RunRequested.event), JSON.stringify(request));
    await ended;
    return performance.now() - started;
  }

  /** `runs` runs of which `inFlight` are under way at any time; the whole time in milliseconds. */
  async burst(version: WorkflowVersionReply, runs: number, inFlight: number): Promise<number> {
    let left = runs;
    const started = performance.now();
    const lane = async (): Promise<void> => {
      while (left-- > 0) await this.one(version);
    };
    await Promise.all(Array.from({ length: Math.min(runs, inFlight) }, lane));
    return performance.now() - started;
  }

  private ended(runId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Run ${runId} did not end.`)), LASTS_AT_MOST_MS);
      this.waiting.set(runId, () => {
        clearTimeout(timer);
        this.waiting.delete(runId);
        resolve();
      });
    });
  }
}

function requestOf({ key, version, semanticHash }: WorkflowVersionReply): RunRequested {
  const [runId, deliveryId, orderLineId] = [randomUUID(), randomUUID(), randomUUID()];
  return {
    runId,
    deliveryId,
    orderLineId,
    runClass: 'live',
    workflow: { key, version, semanticHash },
    pinned: {
      ...{ deliveryId, orderLineId, generation: 1, orderNumber: 'O-1', outputType: 'bench' },
      product: { key: 'flange', name: 'Flange' },
      catalog: 'c'.repeat(64),
      productFile: {
        artifact: { sha256: 'd'.repeat(64), mediaType: 'model/step', byteLength: 1 },
        fileName: 'part.step',
      },
      materialAssignment: [],
    },
    notAfter: Date.now() + LASTS_AT_MOST_MS,
    deadlineAt: Date.now() + LASTS_AT_MOST_MS,
  };
}
