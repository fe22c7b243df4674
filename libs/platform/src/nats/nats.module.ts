import { Global, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { BusTopology } from '#contracts';
import type { Logger } from '../telemetry/index.js';
import { BusConnection } from './connection/bus-connection.js';
import { BusPublisher } from './publish/bus-publisher.js';
import { BusRequester } from './rpc/bus-requester.js';
import { RequestServer } from './rpc/request-server.js';
import { BUS_TOPOLOGY } from './topology/topology.js';

export interface NatsModuleOptions {
  config: { natsUrl: string; natsPrefix: string };
  /** What there is on the bus of an instance with this prefix. */
  topology: (prefix: string) => BusTopology;
  service: string;
  logger: Logger;
}

class BusLifecycle implements OnApplicationShutdown {
  constructor(private readonly bus: BusConnection) {}
  onApplicationShutdown(): Promise<void> {
    return this.bus.stop();
  }
}

/** The service's one connection to the bus, made in the background, so that nothing waits for NATS at start. */
@Global()
@Module({})
export class NatsModule {
  static forRoot({ config, topology: topologyOf, service, logger }: NatsModuleOptions): DynamicModule {
    const topology = topologyOf(config.natsPrefix);
    const { prefix } = topology;
    const bus = new BusConnection({ url: config.natsUrl, name: service, logger });
    bus.start();
    return {
      module: NatsModule,
      providers: [
        { provide: BUS_TOPOLOGY, useValue: topology },
        { provide: BusConnection, useValue: bus },
        { provide: BusPublisher, useValue: new BusPublisher(bus, topology) },
        { provide: BusRequester, useValue: new BusRequester(bus, prefix) },
        { provide: RequestServer, useValue: new RequestServer(bus, { prefix, service, logger }) },
        { provide: BusLifecycle, useValue: new BusLifecycle(bus) },
      ],
      exports: [BUS_TOPOLOGY, BusConnection, BusPublisher, BusRequester, RequestServer],
    };
  }
}
