import { randomBytes } from 'node:crypto';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import type { AnyNodeExecutor } from '#nodes/executors';
import { loadConfig } from '#platform/config';
import { createLogger } from '#platform/telemetry';
import type { Renderer } from '#steps';
import { NodeWorkerConfig } from '../../../apps/node-worker/node-worker.config.js';
import { NodeWorkerModule } from '../../../apps/node-worker/node-worker.module.js';
import { EXECUTORS, RENDERER_FACTORY } from '../../../apps/node-worker/worker-tokens.js';
import { defaultArtifactsUrl } from '../../../deploy/local/supervisor/service-environment.js';
import { newestVersion } from '../../instance/newest-version.js';

/** A subject prefix of one spec's own, so that specs share a server. */
export const ownPrefix = (): string => `t${randomBytes(6).toString('hex')}`;

/** What a worker of a spec reads from its environment. */
export const workerEnvironment = (at: {
  natsUrl: string;
  prefix: string;
  homeDir: string;
}): Record<string, string> => ({
  HARTOMAT_NATS_URL: at.natsUrl,
  HARTOMAT_NATS_PREFIX: at.prefix,
  HARTOMAT_HOME: at.homeDir,
  HARTOMAT_ARTIFACTS_URL: defaultArtifactsUrl(at.homeDir),
  HARTOMAT_LOG_LEVEL: 'error',
});

/** A running worker in this process whose executors (by step, newest version) and renderer are the spec's. */
export async function startPlantedWorker(
  env: Record<string, string>,
  planted: Record<string, AnyNodeExecutor>,
  renderer: Renderer,
): Promise<TestingModule> {
  const config = loadConfig(NodeWorkerConfig, env);
  const entries = Object.entries(planted).map(([step, execute]) => [
    `${step}@${newestVersion(step)}`,
    { load: async () => execute, codeDigest: 'planted' },
  ]);
  const module = await Test.createTestingModule({
    imports: [NodeWorkerModule.forRoot(config, createLogger('node-worker', config.logLevel))],
  })
    .overrideProvider(EXECUTORS)
    .useValue(Object.fromEntries(entries))
    .overrideProvider(RENDERER_FACTORY)
    .useValue(() => renderer)
    .compile();
  return module.init();
}
