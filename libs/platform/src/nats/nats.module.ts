import { Global, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Transport } from '@nestjs/microservices';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { busAddress } from '../bus-address/index.js';
import type { Logger } from '../telemetry/index.js';
import { BusConnection } from './bus-connection.js';
import { BusPublisher } from './bus-publisher.js';
import { BusRequester } from './bus-requester.js';

export interface NatsModuleOptions {
  url: string;
  prefix: string;
  service: string;
  logger: Logger;
}

class BusLifecycle implements OnApplicationShutdown {
  constructor(private readonly bus: BusConnection) {}
  onApplicationShutdown(): Promise<void> {
    return this.bus.stop();
  }
}

/** Gives a service its bus: connected in the background, so that nothing waits for NATS at start. */
@Global()
@Module({})
export class NatsModule {
  static forRoot(options: NatsModuleOptions): DynamicModule {
    const bus = new BusConnection({ url: options.url, name: options.service, logger: options.logger });
    bus.start();
    return {
      module: NatsModule,
      providers: [
        { provide: BusConnection, useValue: bus },
        { provide: BusPublisher, useValue: new BusPublisher(bus, options.prefix) },
        { provide: BusRequester, useValue: new BusRequester(bus, options.prefix) },
        { provide: BusLifecycle, useValue: new BusLifecycle(bus) },
      ],
      exports: [BusConnection, BusPublisher, BusRequester],
    };
  }
}

/** Options of Nest's NATS transport for a service's request/reply controllers; instances share a queue group. */
export const natsTransport = (url: string, service: string): MicroserviceOptions => ({
  transport: Transport.NATS,
  options: {
    ...busAddress(url),
    queue: service,
    name: `${service}-requests`,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    pingInterval: 1000,
    maxPingOut: 2,
  },
});
