import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength, ValidateBy } from 'class-validator';
import { AllowedHosts, Env, NatsPrefix, NatsUrl, ServiceConfig } from '#platform/config';
import { faultOfUserName, systemUserName } from '#platform/user-name';

const IsUserName = (): PropertyDecorator =>
  ValidateBy({
    name: 'isUserName',
    validator: {
      validate: (value) => typeof value === 'string' && faultOfUserName(value) === null,
      defaultMessage: (args) => `$property ${faultOfUserName(String(args?.value))}`,
    },
  });

const IsTraceLink = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTraceLink',
    validator: {
      validate: (value) => typeof value === 'string' && isTraceLink(value),
      defaultMessage: () => '$property must be an http(s):// address with {traceId}, https://traces.example/{traceId}',
    },
  });

const isTraceLink = (text: string): boolean =>
  /^https?:\/\//i.test(text) && URL.canParse(text) && text.includes('{traceId}');

/** What the gateway reads from its environment. */
export class GatewayConfig extends ServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  @Env('HARTOMAT_HTTP_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65535) port = 3000;
  @AllowedHosts() allowedHosts: string[] = [];

  /** Grants every permission. */
  @Env('HARTOMAT_ADMIN_TOKEN') @IsString() @MinLength(16) adminToken!: string;

  /** Who works with this instance: recorded with each change. */
  @Env('HARTOMAT_USER') @IsUserName() user = systemUserName();

  /** Where people see a trace, with `{traceId}` in place of its id. */
  @Env('HARTOMAT_TRACE_LINK') @IsOptional() @IsTraceLink() traceLink?: string;

  /** The folder of the built web, relative to the working directory. */
  @Env('HARTOMAT_WEB_DIR') @IsString() webDir = 'dist/web/browser';

  @Env('HARTOMAT_ORDERS_URL')
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  ordersUrl!: string;

  /** Shared with orders; it authenticates the gateway there. */
  @Env('HARTOMAT_INTERNAL_TOKEN') @IsString() @MinLength(16) internalToken!: string;
}
