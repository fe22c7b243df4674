import { randomUUID } from 'node:crypto';
import {
  MAX_RESULTS_PER_MESSAGE,
  NodeResult,
  busTopology,
  eventSubject,
  resultConsumer,
  resultsIn,
  resultsMessage,
  taskHintSubject,
  taskSubject,
  workerAnnouncementSubject,
  NodeProgressed,
} from '#contracts';
import type { NodeTask, WorkerAnnounced } from '#contracts';
import { definitions } from '#nodes/definitions';
import { BusConnection, BusConsumer, BusPublisher, subscribe } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';

const WITHIN_MS = 40_000;
const SHA = 'a'.repeat(64);

/** Inputs of a delivery that nobody reads; steps that do get their own. */
const SOME_PINNED: NodeTask['pinned'] = {
  deliveryId: 'delivery-1',
  orderLineId: 'line-1',
  generation: 1,
  orderNumber: 'order-1',
  product: { key: 'flange', name: 'Flange' },
  outputType: 'still',
  catalog: SHA,
  productFile: { artifact: { sha256: SHA, mediaType: 'model/step', byteLength: 1 }, fileName: 'a.step' },
  materialAssignment: [],
};

/** The orchestrator's side of the bus: sends tasks, keeps results, progress and announcements. */
export class TaskBus {
  readonly results: NodeResult[] = [];
  readonly progress: NodeProgressed[] = [];
  readonly announced: WorkerAnnounced[] = [];
  readonly bus: BusConnection;
  readonly publisher: BusPublisher;
  private readonly consumer: BusConsumer<NodeResult>;

  constructor(
    url: string,
    readonly prefix: string,
  ) {
    const logger = createLogger('spec', 'error');
    this.bus = new BusConnection({ url, name: 'spec', logger });
    this.bus.start();
    this.publisher = new BusPublisher(this.bus, busTopology(prefix));
    const onDeadLetter = async (letter: object): Promise<void> => Promise.reject(new Error(JSON.stringify(letter)));
    const spec = resultConsumer(prefix);
    this.consumer = new BusConsumer(this.bus, {
      spec,
      Message: NodeResult,
      parts: { split: resultsIn, join: resultsMessage, most: MAX_RESULTS_PER_MESSAGE },
      topology: this.publisher.topology,
      logger,
      onDeadLetter,
    });
    this.consumer.startBatches(50, async (batch) => {
      for (const item of batch) {
        this.results.push(item.message);
        item.ack();
      }
    });
    this.hear(eventSubject(prefix, NodeProgressed.event), this.progress);
    this.hear(workerAnnouncementSubject(prefix), this.announced);
  }

  /** Dispatches a node run of `step`; what is not given is as its definition says. */
  async dispatch(step: string, change: Partial<NodeTask> = {}): Promise<NodeTask> {
    const definition = definitions.findLast((known) => known.step === step);
    if (!definition) throw new Error(`There is no step ${step}.`);
    const task: NodeTask = {
      runId: 'run-1',
      nodeRunId: randomUUID(),
      nodeId: step,
      attempt: 1,
      runClass: 'live',
      step,
      version: definition.version,
      pool: definition.pool,
      params: {},
      inputs: {},
      pinned: SOME_PINNED,
      executionMs: 60_000,
      notAfter: Date.now() + 600_000,
      ...change,
    };
    const subject = taskSubject(this.prefix, { ...task, requires: definition.requires });
    const outcome = await this.publisher.publish(subject, task, { traceparent: task.traceparent });
    if (outcome === 'duplicate') throw new Error(`${subject} still holds a task.`);
    const { pool, runClass } = task;
    this.publisher.publishCore(taskHintSubject(this.prefix, pool, definition.requires, runClass), {});
    return task;
  }

  resultsOf({ nodeRunId }: NodeTask): NodeResult[] {
    return this.results.filter((result) => result.nodeRunId === nodeRunId);
  }

  /** The result that ended this node run. */
  async ended(task: NodeTask, withinMs = WITHIN_MS): Promise<NodeResult> {
    const result = await this.until(`the end of ${task.step}`, withinMs, () =>
      this.resultsOf(task).find(({ outcome }) => outcome !== 'started'),
    );
    return result;
  }

  async started(task: NodeTask): Promise<NodeResult> {
    return this.until(`the start of ${task.step}`, WITHIN_MS, () =>
      this.resultsOf(task).find(({ outcome }) => outcome === 'started'),
    );
  }

  async until<T>(what: string, withinMs: number, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
    const answer = await waitUntil(ask, { withinMs, everyMs: 10 });
    if (answer === undefined)
      throw new Error(`Waited ${withinMs} ms in vain for ${what}; results: ${JSON.stringify(this.results)}`);
    return answer;
  }

  /** A worker whose announcement says so. */
  announcement(fine: (announced: WorkerAnnounced) => boolean = () => true): Promise<WorkerAnnounced> {
    return this.until('an announcement', WITHIN_MS, () => this.announced.findLast(fine));
  }

  async close(): Promise<void> {
    await this.consumer.stop();
    await this.bus.stop();
  }

  private hear<T>(subject: string, into: T[]): void {
    subscribe(this.bus, subject, (data) => into.push(JSON.parse(new TextDecoder().decode(data)) as T));
  }
}
