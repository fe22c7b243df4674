import type { Socket } from 'node:net';
import { ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { BusConnection } from '#platform/nats';
import type { FaultPoints } from './fault-points.js';

/** Providers of these modules are the orchestrator. */
const MODULES = ['OrchestratorModule', 'NatsModule'];

/** What only answers questions, and what beats on whatever happens: no run goes on by it. */
const NO_PART = /^(RunQueries|NodePages|StoredNodes|Retention|ExpiredRuns|EngineGauges|StuckRuns|BusLifecycle|BusConnection|Object|MikroORM|OrchestratorConfig)/; // prettier-ignore

/** They catch all that happens inside, so their callers wait for nothing: what they call are points. */
const NEVER_REJECTS = ['OutboxRelay.publishNow', 'RequestServer.answer'];

/** Makes points of the methods of an orchestrator's providers, of its SQL and of what it asks of JetStream. */
export function watchOrchestrator(points: FaultPoints, app: INestApplicationContext): void {
  for (const instance of providersOf(app)) points.watch(instance.constructor.name, instance, NEVER_REJECTS);
  const link = app.get(BusConnection).link();
  if (!link) throw new Error('The orchestrator is not connected to NATS.');
  points.watch('streams', link.jsm.streams);
  points.watch('consumers', link.jsm.consumers);
  watchSql(points);
}

function providersOf(app: INestApplicationContext): Set<object> {
  const found = new Set<object>();
  for (const module of app.get(ModulesContainer).values()) {
    if (!MODULES.includes(module.metatype.name)) continue;
    for (const { instance } of module.providers.values()) {
      const isPart = typeof instance === 'object' && instance !== null && !NO_PART.test(instance.constructor.name);
      if (isPart) found.add(instance);
    }
  }
  return found;
}

/** A connection whose statement fails is gone, as where its server dies. */
function watchSql(points: FaultPoints): void {
  const label = ([config]: unknown[]): string => `sql "${headOf(config)}"`;
  points.watchShared(pg.Pool.prototype, 'query', { label, onFault: () => undefined });
  points.watchShared(pg.Client.prototype, 'query', {
    label: (args) => (typeof args.at(-1) === 'function' ? null : label(args)),
    onFault: (client) => (client as { connection: { stream: Socket } }).connection.stream.destroy(),
  });
}

function headOf(config: unknown): string {
  const { name, text = '' } = typeof config === 'string' ? { name: undefined, text: config } : (config as { name?: string; text?: string }); // prettier-ignore
  return (
    name ??
    text
      .replaceAll(/'[^']*'/g, '?')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 60)
  );
}
