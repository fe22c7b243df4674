/**
 * A legacy pipeline as a process of its own: `node --import tsx pipeline-process.ts DATABASE_URL DIR DRAIN_MS`. Its renderer
 * says "rendering" and never ends by itself, nor when it is asked to.
 */
import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#platform/orm';
import { closeOnSignal } from '#platform/service';
import { createLogger } from '#platform/telemetry';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { quickRenderer } from '../../chaos/quick/quick-renderer.js';
import { pipelineOn } from './legacy-bench.js';

const [databaseUrl = '', dir = '', drainMs = ''] = process.argv.slice(2);
const orm = await MikroORM.init(ormOptions(ordersDatabase({ databaseUrl, databasePoolSize: 4 })));
const renderer = {
  ...quickRenderer(0),
  render: () =>
    new Promise<never>(() => {
      console.log('rendering');
    }),
};
const worker = pipelineOn(orm, dir, { renderer, config: { leaseMs: 600_000, drainMs: Number(drainMs) } });
const close = async (): Promise<void> => {
  await worker.onApplicationShutdown();
  await orm.close(true);
};
closeOnSignal({ close }, createLogger('legacy-pipeline', 'silent'));
