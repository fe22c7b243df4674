import { Type } from 'class-transformer';
import { IsInt, IsString, IsUrl, Max, Min, MinLength } from 'class-validator';
import { AllowedHosts, Env, NatsPrefix, NatsUrl, ServiceConfig } from '#platform/config';

/** What the gateway reads from its environment. */
export class GatewayConfig extends ServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  @Env('HARTOMAT_HTTP_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65535) port = 3000;
  @AllowedHosts() allowedHosts: string[] = [];

  /** Grants every permission. */
  @Env('HARTOMAT_ADMIN_TOKEN') @IsString() @MinLength(16) adminToken!: string;

  @Env('HARTOMAT_ORDERS_URL')
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  ordersUrl!: string;

  /** Shared with orders; it authenticates the gateway there. */
  @Env('HARTOMAT_INTERNAL_TOKEN') @IsString() @MinLength(16) internalToken!: string;
}
