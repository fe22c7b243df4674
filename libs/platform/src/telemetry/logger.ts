import { context, trace } from '@opentelemetry/api';
import { pino } from 'pino';
import type { Logger } from 'pino';

/** A JSON logger on stdout; every line carries the service and the active trace id. Never pass secrets to it. */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const traceId = trace.getSpanContext(context.active())?.traceId;
      return traceId ? { traceId } : {};
    },
    redact: ['req.headers.authorization', 'req.headers["x-hartomat-internal"]', '*.token', '*.password'],
  });
}

export type { Logger };
