import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Problem } from '#contracts';
import type { Logger } from '../telemetry/index.js';
import { bodyProblemOf } from './body-problem.js';
import { outageOf } from './outage.js';
import { OperationalError, UserError } from '../errors/user-error.js';

const MOST_ERRORS = 100;
/** Characters. */
const LONGEST_DETAIL = 2000;
const LONGEST_ERROR = 500;
/** `Retry-After` of a 503. */
const RETRY_AFTER_SECONDS = 5;

/** Bounded: the reply to a request with ten thousand mistakes is not longer than the request. */
function problem(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  const more =
    errors && errors.length > MOST_ERRORS ? ` (the first ${MOST_ERRORS} of ${errors.length} problems are listed)` : '';
  const shown = errors?.slice(0, MOST_ERRORS).map(({ pointer, message }) => ({
    pointer: shortened(pointer, LONGEST_ERROR),
    message: shortened(message, LONGEST_ERROR),
  }));
  return {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status,
    detail: shortened(detail, LONGEST_DETAIL - more.length) + more,
    code,
    ...(shown && { errors: shown }),
  };
}

const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/\p{Cs}$/u, '')}…`;

const HTTP_CODES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Any exception as problem+json; an unexpected one reveals no internals. */
export function problemOf(error: unknown): Problem {
  if (error instanceof UserError) return problemOfUser(error);
  if (error instanceof OperationalError) return problem(503, error.code, error.message);
  // A framework may have wrapped the parser's error.
  const known = bodyProblemOf(error instanceof HttpException ? error.cause : error) ?? outageOf(error);
  if (known) return problem(known.status, known.code, known.detail);
  return frameworkProblem(error);
}

const problemOfUser = ({ status, code, message, errors, current }: UserError): Problem => ({
  ...problem(status, code, message, errors),
  ...(current && { current }),
});

/** An exception of Nest or Express, or a bug. */
function frameworkProblem(error: unknown): Problem {
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return problem(status, HTTP_CODES[status] ?? 'http_error', error.message);
  }
  return problemOfStranger(error as (Error & { status?: number }) | null);
}

/** Libraries mark errors of the client by a status. */
function problemOfStranger(error: (Error & { status?: number }) | null): Problem {
  const status = error?.status ?? 500;
  if (error && status >= 400 && status < 500)
    return problem(status, HTTP_CODES[status] ?? 'bad_request', error.message);
  return problem(500, 'internal_error', 'The server failed; its log has the details under this trace.');
}

/** Answers every error as `application/problem+json` (RFC 9457) with a stable `code`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = problemOf(error);
    if (answer.status >= 500) this.logger.error({ err: error }, 'request failed');
    const response = host.switchToHttp().getResponse();
    if (response.headersSent) return void response.end();
    if (answer.status === 503) response.setHeader('retry-after', String(RETRY_AFTER_SECONDS));
    response.status(answer.status).type('application/problem+json').json(answer);
  }
}
