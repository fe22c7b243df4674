import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

const split = (rest: unknown[]): { context?: string; details?: unknown[] } => {
  const last = rest.at(-1);
  return typeof last === 'string' ? { context: last, details: rest.slice(0, -1) } : { details: rest };
};

/** Forwards Nest's own log lines to our logger, so that a service writes one format. */
export function createNestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'info' | 'warn' | 'error' | 'debug') =>
    (message: unknown, ...rest: unknown[]) => {
      const { context, details } = split(rest);
      const data = { context, ...(details?.length ? { details } : {}) };
      if (message instanceof Error) logger[level]({ ...data, err: message }, message.message);
      else logger[level](data, typeof message === 'string' ? message : JSON.stringify(message));
    };
  return {
    log: write('info'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    verbose: write('debug'),
  };
}
