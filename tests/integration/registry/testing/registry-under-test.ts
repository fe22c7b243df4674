import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { REQUESTS, poolsAnnouncementSubject, workerAnnouncementSubject } from '#contracts';
import type { BusRequest, PoolsAnnounced, PublishReply, WorkerAnnounced } from '#contracts';
import { definitions } from '#nodes/definitions';
import { loadConfig } from '#platform/config';
import { createMicroservice } from '#platform/microservice';
import { BusConnection, BusRequester, requestSubject } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import type { NodeDefinition } from '#workflow-core';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../deploy/local/testing/test-servers.js';

const logger = createLogger('registry', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'silent');
export const prefix = `t${randomBytes(4).toString('hex')}`;

const { createWorkflow, getDraft, publishDraft, saveDraft } = REQUESTS.registry;

/** A real registry in this process on real servers. */
export class RegistryUnderTest {
  readonly prefix = prefix;
  private app: INestApplicationContext | null = null;

  private constructor(
    readonly servers: TestServers,
    readonly databaseUrl: string,
    private readonly bus: BusConnection,
  ) {}

  static async start(name: string): Promise<RegistryUnderTest> {
    const servers = await acquireTestServers();
    const bus = new BusConnection({ url: servers.natsUrl, name: `test ${name}`, logger });
    bus.start();
    await bus.ready();
    const registry = new RegistryUnderTest(servers, await servers.databaseUrl(name), bus);
    await registry.startRegistry();
    return registry;
  }

  /** Throws what the service would end with. */
  async startRegistry(served: NodeDefinition[] = definitions): Promise<void> {
    const { RegistryConfig } = await import('../../../../apps/registry/registry.config.js');
    const { RegistryModule } = await import('../../../../apps/registry/registry.module.js');
    const config = loadConfig(RegistryConfig, {
      HARTOMAT_ARTIFACTS_URL: 'file:///nowhere',
      HARTOMAT_DATABASE_URL: this.databaseUrl,
      HARTOMAT_NATS_URL: this.servers.natsUrl,
      HARTOMAT_NATS_PREFIX: prefix,
    });
    this.app = await createMicroservice(RegistryModule.forRoot({ config, logger, definitions: served }), logger);
    // The server may not know of its subscriptions yet.
    await waitUntil(() => this.ask(REQUESTS.registry.listWorkers).catch(() => undefined), { withinMs: 5000 });
  }

  async stopRegistry(): Promise<void> {
    await this.app?.close();
    this.app = null;
  }

  async stop(): Promise<void> {
    await this.stopRegistry();
    await this.bus.stop();
    await this.servers.release();
  }

  /** As `BusRequester.ask`; a test may send any query. */
  ask<Reply>(request: BusRequest<never, Reply>, query: object = {}): Promise<Reply> {
    return new BusRequester(this.bus, prefix).ask(request as BusRequest<object, Reply>, query);
  }

  /** Creates the workflow, or saves over its draft whatever its revision is, and publishes it. */
  async publish(key: string, workflow: object, label = key): Promise<PublishReply> {
    const { revision } = await this.ask(getDraft, { key }).catch(() => ({ revision: 0 }));
    if (revision === 0) await this.ask(createWorkflow, { key, label, workflow });
    else await this.ask(saveDraft, { key, label, workflow, revision });
    return this.ask(publishDraft, { key });
  }

  announce(announcement: WorkerAnnounced | object): void {
    const connection = this.bus.link()?.connection;
    connection?.publish(workerAnnouncementSubject(prefix), JSON.stringify(announcement));
  }

  /** Answers requests to another service, until the function that it gives is called. */
  async answer<Query, Reply>(request: BusRequest<never, Reply>, reply: (query: Query) => Reply): Promise<() => void> {
    const { connection } = await this.bus.ready();
    const subscription = connection.subscribe(requestSubject(prefix, request), {
      callback: (_error, message) => {
        const { id, data } = message.json<{ id: string; data: Query }>();
        message.respond(JSON.stringify({ id, isDisposed: true, response: reply(data) }));
      },
    });
    await connection.flush();
    return () => subscription.unsubscribe();
  }

  /** As an orchestrator says it; valid for ten seconds. */
  announcePools(announced: PoolsAnnounced): void {
    const connection = this.bus.link()?.connection;
    connection?.publish(poolsAnnouncementSubject(prefix), JSON.stringify(announced));
  }
}
