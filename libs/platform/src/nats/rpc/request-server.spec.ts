import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { request } from '#contracts';
import type { NoQuery } from '#contracts';
import { acquireTestServers } from '../../../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../../../deploy/local/testing/test-servers.js';
import { UserError } from '../../errors/user-error.js';
import { createMicroservice } from '../../microservice/index.js';
import {
  SpanKind,
  currentTraceparent,
  startTelemetry,
  stopTelemetry,
  traceIdOf,
  withSpan,
} from '../../telemetry/index.js';
import { BusConnection } from '../connection/bus-connection.js';
import { NatsModule } from '../nats.module.js';
import { eventually, openBus, ownPrefix, silentLogger } from '../testing/bus-spec.js';
import { BusRequester } from './bus-requester.js';
import { HandleRequest } from './handle-request.js';
import { requestSubject } from './request-packet.js';

class Sum {
  @IsInt() a!: number;
  @IsInt() b!: number;
}
class Named {
  @IsString() name!: string;
}
const add = request<Sum, { sum: number }>('spec.numbers.add');
const trace = request<NoQuery, { traceparent: string | undefined }>('spec.trace.get');
const wait = request<Named, string>('spec.work.wait');
const fail = request<Named, string>('spec.work.fail');
const grow = request<NoQuery, string>('spec.work.grow');

/** How often each instance answered, and the functions that release waiting handlers. */
const answered = new Map<string, number>();
const waiting = new Map<string, () => void>();

@Controller()
class SpecController {
  @HandleRequest(add)
  add({ a, b }: Sum): { sum: number } {
    return { sum: a + b };
  }

  @HandleRequest(trace)
  async trace(): Promise<{ traceparent: string | undefined }> {
    return { traceparent: currentTraceparent() };
  }

  @HandleRequest(wait)
  async wait({ name }: Named): Promise<string> {
    answered.set(name, (answered.get(name) ?? 0) + 1);
    await new Promise<void>((resolve) => waiting.set(name, resolve));
    return name;
  }

  @HandleRequest(fail)
  fail({ name }: Named): string {
    if (name === 'user') throw new UserError('not_here', 'There is none.', 404, [{ pointer: '/name', message: 'No.' }]);
    throw new Error('the password is hunter2');
  }

  @HandleRequest(grow)
  grow(): string {
    return 'x'.repeat(20_000_000);
  }
}

@Module({})
class SpecModule {}

describe('RequestServer', () => {
  let servers: TestServers;
  let bus: BusConnection;
  let prefix: string;
  let requester: BusRequester;
  const apps: INestApplicationContext[] = [];

  const open = async (...controllers: Type[]): Promise<INestApplicationContext> => {
    const config = { natsUrl: servers.natsUrl, natsPrefix: prefix };
    const logger = silentLogger();
    const topology = () => ({ prefix, streams: [], events: {} as never });
    const nats = NatsModule.forRoot({ config, topology, service: 'spec', logger });
    const app = await createMicroservice({ module: SpecModule, imports: [nats], controllers }, logger);
    apps.push(app);
    return app;
  };
  const answers = async (): Promise<void> =>
    eventually('an answer', () => requester.ask(add, { a: 1, b: 1 }, 500).then(Boolean, () => false));

  beforeAll(async () => {
    await startTelemetry('spec', {});
    servers = await acquireTestServers();
    bus = openBus(servers.natsUrl);
    await bus.ready();
  });
  beforeEach(async () => {
    prefix = ownPrefix();
    requester = new BusRequester(bus, prefix);
    answered.clear();
    waiting.clear();
  });
  afterEach(async () => {
    for (const release of waiting.values()) release();
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });
  afterAll(async () => {
    await bus.stop();
    await stopTelemetry();
    await servers.release();
  });

  it('answers what the handler returns, and refuses a query that its class does not allow', async () => {
    await open(SpecController);
    await answers();
    await expect(requester.ask(add, { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await expect(requester.ask(add, { a: 2 } as Sum)).rejects.toMatchObject({
      name: 'UserError',
      code: 'invalid_request',
      errors: [{ pointer: '/b', message: 'b is missing' }],
    });
    await expect(requester.ask(add, { a: 2, b: 3, c: 4 } as Sum)).rejects.toMatchObject({ code: 'invalid_request' });
    const { connection } = await bus.ready();
    const reply = await connection.request(requestSubject(prefix, add), 'no JSON');
    expect(reply.json()).toMatchObject({ err: { code: 'invalid_request', status: 400 } });
  });

  it('passes on a user error completely, and no details of any other error', async () => {
    await open(SpecController);
    await answers();
    await expect(requester.ask(fail, { name: 'user' })).rejects.toMatchObject({
      ...{ name: 'UserError', code: 'not_here', status: 404, message: 'There is none.' },
      errors: [{ pointer: '/name', message: 'No.' }],
    });
    const failed = await requester.ask(fail, { name: 'bug' }).catch((error: Error) => error.message);
    expect(failed).toMatch(/^"spec.work.fail" failed in the other service/);
    expect(failed).not.toContain('hunter2');
  });

  it('continues the trace of the caller', async () => {
    await open(SpecController);
    await answers();
    await withSpan('test', { kind: SpanKind.INTERNAL }, async () => {
      const mine = currentTraceparent();
      const { traceparent } = await requester.ask(trace, {});
      expect(traceIdOf(traceparent)).toBe(traceIdOf(mine));
      expect(traceparent).not.toBe(mine);
    });
  });

  it('shares requests among the instances of a service: each is answered once', async () => {
    await open(SpecController);
    await open(SpecController);
    await answers();
    const names = Array.from({ length: 20 }, (_, n) => `request ${n}`);
    const asking = names.map((name) => requester.ask(wait, { name }));
    await eventually('all are worked on', () => waiting.size === names.length);
    for (const release of waiting.values()) release();
    expect(await Promise.all(asking)).toEqual(names);
    expect([...answered.values()]).toEqual(names.map(() => 1));
  });

  it('answers accepted requests before it ends, and accepts no more', async () => {
    const app = await open(SpecController);
    await answers();
    const asking = requester.ask(wait, { name: 'last' });
    await eventually('it is worked on', () => waiting.has('last'));
    const closing = app.close();
    await eventually('no more requests are accepted', () =>
      requester.ask(add, { a: 1, b: 1 }, 500).then(
        () => false,
        ({ code }: { code: string }) => code === 'service_unreachable',
      ),
    );
    waiting.get('last')?.();
    expect(await asking).toBe('last');
    await closing;
  });

  it('answers over a new connection where the old one was closed for good', async () => {
    const app = await open(SpecController);
    await answers();
    await app.get(BusConnection).link()?.connection.close();
    await answers();
  });

  it('fails at once where a reply is too large for a message', async () => {
    await open(SpecController);
    await answers();
    await expect(requester.ask(grow, {}, 60_000)).rejects.toMatchObject({ code: 'service_failed' });
  });

  it('does not start with two handlers of one request, or with a query that nothing validates', async () => {
    @Controller()
    class SecondController {
      @HandleRequest(add)
      add(): { sum: number } {
        return { sum: 0 };
      }
    }
    @Controller()
    class UntypedController {
      @HandleRequest(request<{ name: string }, string>('spec.untyped.get'))
      get({ name }: { name: string }): string {
        return name;
      }
    }
    await expect(open(SpecController, SecondController)).rejects.toThrow('Two methods handle "spec.numbers.add"');
    await expect(open(UntypedController)).rejects.toThrow(/"spec.untyped.get" \(UntypedController.get\) has no class/);
  });
});
