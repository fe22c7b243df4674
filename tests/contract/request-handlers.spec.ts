import { globSync, readFileSync } from 'node:fs';
import { Controller } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { BusRequest } from '#contracts';
import { loadConfig } from '#platform/config';
import { BusConnection, HandleRequest, requestsHandledBy } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { ComparisonConfig } from '../../apps/comparison/comparison.config.js';
import { ComparisonModule } from '../../apps/comparison/comparison.module.js';
import { OrchestratorConfig } from '../../apps/orchestrator/orchestrator.config.js';
import { OrchestratorModule } from '../../apps/orchestrator/orchestrator.module.js';
import { RegistryConfig } from '../../apps/registry/registry.config.js';
import { RegistryModule } from '../../apps/registry/registry.module.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

type Requests = Record<string, Pick<BusRequest<never, unknown>, 'name'>>;

/** Nothing listens on these ports. */
const ENVIRONMENT = {
  HARTOMAT_NATS_URL: 'nats://127.0.0.1:1',
  HARTOMAT_DATABASE_URL: 'postgres://127.0.0.1:1/none',
  HARTOMAT_ARTIFACTS_URL: 'file:///nowhere',
};

/** Entries without a handler or with several, and handlers without an entry. */
function faultsOf(requests: Requests, controllers: readonly Type[]): string[] {
  const names = new Set(Object.values(requests).map(({ name }) => name));
  const handled = controllers.flatMap(requestsHandledBy).map(({ name }) => name);
  const handlersOf = (name: string): number => handled.filter((one) => one === name).length;
  return [
    ...[...names].filter((name) => handlersOf(name) !== 1).map((name) => `${name} has ${handlersOf(name)} handlers`),
    ...handled.filter((name) => !names.has(name)).map((name) => `${name} is handled and not in REQUESTS`),
  ];
}

/** The controllers that the module of a service registers. Its connection to the bus is closed. */
async function controllersOf({ controllers = [], imports = [] }: DynamicModule): Promise<Type[]> {
  const providers = (imports as DynamicModule[]).flatMap((module) => module.providers ?? []);
  for (const provider of providers)
    if ('useValue' in provider && provider.useValue instanceof BusConnection) await provider.useValue.stop();
  return controllers as Type[];
}

const planted = { name: 'planted.thing.get' };

@Controller()
class PlantedController {
  @HandleRequest(planted as BusRequest<Record<string, never>, string>)
  get(): string {
    return '';
  }
}

const logger = createLogger('spec', 'fatal');
const MODULES: Record<string, () => DynamicModule> = {
  registry: () => RegistryModule.forRoot({ config: loadConfig(RegistryConfig, ENVIRONMENT), logger, definitions: [] }),
  orchestrator: () => OrchestratorModule.forRoot(loadConfig(OrchestratorConfig, ENVIRONMENT), logger),
  comparison: () => ComparisonModule.forRoot(loadConfig(ComparisonConfig, ENVIRONMENT), logger),
};

describe('the requests of the bus', () => {
  it.each(Object.entries(REQUESTS))('of %s have one handler each in its service', async (service, requests) => {
    const controllers = await controllersOf(MODULES[service]!());
    expect(faultsOf(requests, controllers)).toEqual([]);
    for (const { name } of Object.values(requests)) expect(name).toMatch(new RegExp(`^${service}\\.`));
  });

  it('are handled by no other service', () => {
    const others = globSync('apps/*/**/*.ts', { cwd: repositoryRoot() }).filter(
      (file) => !Object.keys(REQUESTS).includes(file.split('/')[1] as string),
    );
    expect(others.length).toBeGreaterThan(100);
    const read = (file: string): string => readFileSync(`${repositoryRoot()}/${file}`, 'utf8');
    expect(others.filter((file) => read(file).includes('@HandleRequest('))).toEqual([]);
  });

  it.each([
    ['an entry without a handler', { planted }, [], 'planted.thing.get has 0 handlers'],
    ['a handler without an entry', {}, [PlantedController], 'planted.thing.get is handled and not in REQUESTS'],
    ['two handlers', { planted }, [PlantedController, PlantedController], 'planted.thing.get has 2 handlers'],
  ])('are not in order with %s', (_what, requests: Requests, controllers: Type[], fault) => {
    expect(faultsOf(requests, controllers)).toEqual([fault]);
    expect(faultsOf({ planted }, [PlantedController])).toEqual([]);
  });
});
