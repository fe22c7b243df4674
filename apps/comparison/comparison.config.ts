import { DatabaseServiceConfig, NatsPrefix, NatsUrl } from '#platform/config';

/** What the comparison service reads from its environment. */
export class ComparisonConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';
}
