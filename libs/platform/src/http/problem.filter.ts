import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Problem } from '#contracts';
import type { Logger } from '../telemetry/index.js';
import { bodyProblemOf } from './body-problem.js';
import { OperationalError, UserError } from './user-error.js';

const problem = (status: number, code: string, detail: string, errors?: Problem['errors']): Problem => ({
  type: 'about:blank',
  title: code.replaceAll('_', ' '),
  status,
  detail,
  code,
  ...(errors && { errors }),
});

const HTTP_CODES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Any exception as problem+json; what is not ours says nothing of our inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof UserError) return problem(error.status, error.code, error.message, error.errors);
  if (error instanceof OperationalError) return problem(503, error.code, error.message);
  // Where a framework has put what the parser said into an exception of its own.
  const body = bodyProblemOf(error instanceof HttpException ? error.cause : error);
  if (body) return problem(body.status, body.code, body.detail);
  return frameworkProblem(error);
}

/** What Nest, Express or somebody's bug threw. */
function frameworkProblem(error: unknown): Problem {
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return problem(status, HTTP_CODES[status] ?? 'http_error', error.message);
  }
  return problemOfStranger(error as (Error & { status?: number }) | null);
}

/** Libraries mark what the sender got wrong by a status. */
function problemOfStranger(error: (Error & { status?: number }) | null): Problem {
  const status = error?.status ?? 500;
  if (error && status >= 400 && status < 500)
    return problem(status, HTTP_CODES[status] ?? 'bad_request', error.message);
  return problem(500, 'internal_error', 'Something went wrong on our side; the log has the details under this trace.');
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
    response.status(answer.status).type('application/problem+json').json(answer);
  }
}
