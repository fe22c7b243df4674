import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { Env } from './env.js';

/** What every service reads. Durations in the name's unit. */
export class ServiceConfig {
  @Env('HARTOMAT_ARTIFACTS_URL')
  @Matches(/^file:\/\//, { message: 'artifactsUrl must be a file:// URL' })
  artifactsUrl!: string;

  @Env('HARTOMAT_BIND_HOST') @IsString() bindHost = '127.0.0.1';
  @Env('HARTOMAT_HEALTH_PORT') @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(65535) healthPort = 0;
  @Env('HARTOMAT_LOG_LEVEL') @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal']) logLevel = 'info';
}

/** Of a service that owns a PostgreSQL schema. */
export class DatabaseServiceConfig extends ServiceConfig {
  @Env('HARTOMAT_DATABASE_URL')
  @Matches(/^postgres(ql)?:\/\//, { message: 'databaseUrl must be a postgresql:// URL' })
  databaseUrl!: string;

  @Env('HARTOMAT_DATABASE_POOL_SIZE') @Type(() => Number) @IsInt() @Min(1) @Max(100) databasePoolSize = 8;
}
