import { Catch } from '@nestjs/common';
import type { ExceptionFilter } from '@nestjs/common';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { problemOf } from '../http/problem.filter.js';
import type { Logger } from '../telemetry/index.js';

/** The same problems over request/reply as over HTTP: `{code, message, status, errors}`; `BusRequester` turns them back. */
@Catch()
export class RpcProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown): Observable<never> {
    const { code, detail, status, errors } = problemOf(error);
    if (status >= 500) this.logger.error({ err: error }, 'request failed');
    return throwError(() => ({ code, message: detail, status, errors }));
  }
}
