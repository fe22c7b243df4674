import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { INestApplicationContext, Type } from '@nestjs/common';
import {
  REQUESTS,
  RunCancelRequested,
  RunFinished,
  RunRequested,
  busTopology,
  eventStream,
  eventSubject,
} from '#contracts';
import type { BusRequest, DeadLetterReply, RunReply, WorkflowVersionReply } from '#contracts';
import { loadConfig } from '#platform/config';
import { createMicroservice } from '#platform/microservice';
import { BusConnection, BusPublisher, BusRequester } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../deploy/local/testing/test-servers.js';
import { diamond, runRequested } from './diamond.js';
import { FakeWorker } from './fake-worker.js';
import type { FakeWorkerOptions } from './fake-worker.js';
import { serveWorkflow } from './fake-registry.js';

const logger = createLogger('orchestrator', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'fatal');

/** A real orchestrator in this process on real servers, and the other ends of its bus in the test's hand. */
export class EngineUnderTest {
  readonly prefix = `t${randomBytes(4).toString('hex')}`;
  /** What the registry knows. */
  readonly published: WorkflowVersionReply[] = [];
  private apps: INestApplicationContext[] = [];
  private readonly workers: FakeWorker[] = [];
  private lostTaskAfterMs = 200;
  private env: Record<string, string> = {};
  private artifactsUrl = 'file:///nowhere';

  private constructor(
    readonly servers: TestServers,
    readonly databaseUrl: string,
    readonly workflow: WorkflowVersionReply,
    private readonly bus: BusConnection,
    readonly link: BusLink,
  ) {}

  /** `env`: more of what the orchestrator reads from its environment. */
  static async start(
    name: string,
    {
      workflow = diamond(),
      lostTaskAfterMs = 200,
      artifactsUrl = 'file:///nowhere',
      env = {} as Record<string, string>,
    } = {},
  ): Promise<EngineUnderTest> {
    const servers = await acquireTestServers();
    const databaseUrl = await servers.databaseUrl(name);
    const bus = new BusConnection({ url: servers.natsUrl, name: `test ${name}`, logger });
    bus.start();
    const engine = new EngineUnderTest(servers, databaseUrl, workflow, bus, await bus.ready());
    engine.lostTaskAfterMs = lostTaskAfterMs;
    engine.env = env;
    engine.artifactsUrl = artifactsUrl;
    engine.published.push(workflow);
    serveWorkflow(engine.link.connection, engine.prefix, engine.published);
    await engine.startOrchestrator();
    return engine;
  }

  /** Call it again for another orchestrator beside it. */
  async startOrchestrator(): Promise<void> {
    const { OrchestratorConfig } = await import('../../../../apps/orchestrator/orchestrator.config.js');
    const { OrchestratorModule } = await import('../../../../apps/orchestrator/orchestrator.module.js');
    const config = loadConfig(OrchestratorConfig, {
      HARTOMAT_ARTIFACTS_URL: this.artifactsUrl,
      HARTOMAT_DATABASE_URL: this.databaseUrl,
      HARTOMAT_NATS_URL: this.servers.natsUrl,
      HARTOMAT_NATS_PREFIX: this.prefix,
      HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS: '50',
      HARTOMAT_ORCHESTRATOR_LOST_TASK_AFTER_MS: String(this.lostTaskAfterMs),
      HARTOMAT_ORCHESTRATOR_EXECUTION_GRACE_MS: '0',
      ...this.env,
    });
    this.apps.push(await createMicroservice(OrchestratorModule.forRoot(config, logger), logger));
  }

  /** A part of each orchestrator that runs. */
  parts<T>(token: Type<T>): T[] {
    return this.apps.map((app) => app.get(token));
  }

  eachApp(use: (app: INestApplicationContext) => void): void {
    this.apps.forEach(use);
  }

  /** Straight at the tables. */
  async query<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    const { rows } = await client.query(sql, values).finally(() => client.end());
    return rows as T[];
  }

  /** What the orchestrator's own sweep does now and then. */
  async evictResults(bounds: { entries: number; ageDays: number }): Promise<void> {
    const { CacheEntriesRepository } = await import('../../../../apps/orchestrator/cache/cache-entries.repository.js');
    await this.apps[0]?.get(CacheEntriesRepository).evict(bounds);
  }

  async stopOrchestrator(): Promise<void> {
    await Promise.all(this.apps.splice(0).map((app) => app.close()));
  }

  /** `at`: as in `parts`, where those after it move up. */
  async stopOneOf(at: number): Promise<void> {
    await Promise.all(this.apps.splice(at, 1).map((app) => app.close()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.stopOrchestrator();
    for (const { name } of busTopology(this.prefix).streams)
      await this.link.jsm.streams.delete(name).catch(() => undefined);
    await this.bus.stop();
    await this.servers.release();
  }

  startWorker(work?: FakeWorkerOptions['work']): FakeWorker {
    const worker = new FakeWorker({ link: this.link, prefix: this.prefix, work });
    this.workers.push(worker);
    return worker;
  }

  async request(runId: string, more: Partial<RunRequested> = {}): Promise<void> {
    await this.publish(RunRequested.event, runRequested(runId, this.workflow, more));
  }

  cancel(runId: string): Promise<unknown> {
    const cancel: RunCancelRequested = { runId, deliveryId: `delivery-of-${runId}`, reason: 'Nobody waits.' };
    return this.publish(RunCancelRequested.event, cancel);
  }

  publish(event: string, message: object): Promise<unknown> {
    return new BusPublisher(this.bus, busTopology(this.prefix)).publish(eventSubject(this.prefix, event), message);
  }

  /** As `BusRequester.ask`; a test may send any query. */
  ask<Reply>(request: BusRequest<never, Reply>, query: object = {}): Promise<Reply> {
    return new BusRequester(this.bus, this.prefix).ask(request as BusRequest<object, Reply>, query);
  }

  run(runId: string): Promise<RunReply | undefined> {
    return this.ask<RunReply>(REQUESTS.orchestrator.getRun, { runId }).catch(() => undefined);
  }

  deadLetters(): Promise<DeadLetterReply[]> {
    return this.ask(REQUESTS.orchestrator.listDeadLetters);
  }

  /** The run as soon as it fits; fails with its last state where it never does. */
  async until(runId: string, fits: (run: RunReply) => boolean): Promise<RunReply> {
    let last: RunReply | undefined;
    const found = await waitUntil(
      async () => {
        last = await this.run(runId);
        return last && fits(last) ? last : undefined;
      },
      { withinMs: 45_000, everyMs: 20 },
    );
    if (!found) throw new Error(`run ${runId} never got there: ${JSON.stringify(last ?? null)}`);
    return found;
  }

  ended(runId: string): Promise<RunReply> {
    return this.until(runId, (run) => run.status !== 'running');
  }

  /** All `run finished` events that the stream holds for a run. */
  async finishedEvents(runId: string): Promise<RunFinished[]> {
    return this.events<RunFinished>(RunFinished.event, runId);
  }

  /** The first of them, which is published just after the run ended in the database. */
  async finishedEvent(runId: string): Promise<RunFinished> {
    const event = await waitUntil(async () => (await this.finishedEvents(runId))[0], { withinMs: 10_000 });
    if (!event) throw new Error(`The end of run ${runId} was not published within 10 s`);
    return event;
  }

  async events<T extends { runId: string }>(event: string, runId: string): Promise<T[]> {
    return (await this.allEvents<T>(event)).filter((message) => message.runId === runId);
  }

  /** How many of them the stream holds, by run. */
  async countEvents<T extends { runId: string }>(event: string): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { runId } of await this.allEvents<T>(event)) counts.set(runId, (counts.get(runId) ?? 0) + 1);
    return counts;
  }

  private async allEvents<T>(event: string): Promise<T[]> {
    const stream = eventStream(this.prefix).name;
    const consumer = await this.link.js.consumers.get(stream, { filter_subjects: eventSubject(this.prefix, event) });
    const found: T[] = [];
    const { num_pending } = await consumer.info();
    if (num_pending === 0) return found;
    const messages = await consumer.fetch({ max_messages: num_pending, expires: 2000 });
    for await (const message of messages) found.push(message.json<T>());
    return found;
  }
}
