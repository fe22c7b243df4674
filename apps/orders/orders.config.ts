import { Type } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { AllowedHosts, DatabaseServiceConfig, Env, NatsPrefix, NatsUrl } from '#platform/config';
import { readSmtpUrl } from './notifications/email/smtp-address.js';

const IsSmtpUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSmtpUrl',
    validator: {
      validate: (value) => typeof value === 'string' && readSmtpUrl(value) !== null,
      defaultMessage: () =>
        '$property must be smtp://user:password@host:port or smtps://…, user and password percent-encoded',
    },
  });

/** What the orders service reads from its environment. */
export class OrdersConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';

  @Env('HARTOMAT_ORDERS_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65535) port!: number;
  @AllowedHosts() allowedHosts: string[] = [];

  /** Shared with the gateway; it grants every permission. */
  @Env('HARTOMAT_INTERNAL_TOKEN') @IsString() @MinLength(16) internalToken!: string;

  /** A graph run that is not accepted within this time goes to legacy. */
  @Env('HARTOMAT_ORDERS_ACCEPT_MS') @Type(() => Number) @IsInt() @Min(100) acceptMs = 10_000;

  /** A graph delivery that is not committed within this time goes to legacy; by default derived from the limits of its nodes. */
  @Env('HARTOMAT_ORDERS_RUN_DEADLINE_MS')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(100)
  runDeadlineMs?: number;

  @Env('HARTOMAT_ORDERS_SWEEP_INTERVAL_MS') @Type(() => Number) @IsInt() @Min(50) sweepIntervalMs = 1000;

  /** The state folder; without a mail server its `mail/` receives the mails. */
  @Env('HARTOMAT_HOME') @IsString() home!: string;

  @Env('HARTOMAT_SMTP_URL') @IsOptional() @IsSmtpUrl() smtpUrl?: string;

  /** The sender of mails, `HartOMat <orders@example.com>` or the bare address; a mail server needs a real one. */
  @Env('HARTOMAT_SMTP_FROM')
  @ValidateIf((config: OrdersConfig) => config.smtpUrl !== undefined || config.smtpFrom !== undefined)
  @IsEmail({ allow_display_name: true, require_tld: false })
  smtpFrom?: string;

  /** Where people reach the gateway: links in mails begin with it. */
  @Env('HARTOMAT_PUBLIC_URL')
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  publicUrl = 'http://127.0.0.1:3000';

  /** Evidence of settled deliveries is kept this long; deliveries, assets and verdicts stay. */
  @Env('HARTOMAT_RETENTION_EVIDENCE_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionEvidenceDays = 90;

  /** Dead letters are kept this long. */
  @Env('HARTOMAT_RETENTION_DEAD_LETTER_DAYS') @Type(() => Number) @IsInt() @Min(1) retentionDeadLetterDays = 90;

  /** An artifact that nothing refers to is deleted when it is this old; one that is about to be referred to is younger. */
  @Env('HARTOMAT_RETENTION_ARTIFACT_GRACE_HOURS') @Type(() => Number) @IsInt() @Min(24) retentionArtifactGraceHours =
    24;
}
