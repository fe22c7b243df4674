import { DatabaseServiceConfig, NatsPrefix, NatsUrl } from '#platform/config';

export const LOGGER = Symbol('logger');
/** Every version of every definition that this build serves. */
export const DEFINITIONS = Symbol('definitions');

/** What the registry reads from its environment. */
export class RegistryConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';
}
