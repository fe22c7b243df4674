import { Matches } from 'class-validator';
import { DatabaseServiceConfig, Env } from '#platform/config';

/** What the comparison service reads from its environment. */
export class ComparisonConfig extends DatabaseServiceConfig {
  @Env('HARTOMAT_NATS_URL') @Matches(/^(nats|tls):\/\//, { message: 'natsUrl must be a nats:// URL' }) natsUrl!: string;
  @Env('HARTOMAT_NATS_PREFIX') @Matches(/^[a-z][a-z0-9]{0,30}$/) natsPrefix = 'wf';
}
