import { Catch, HttpException, Inject } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from '#platform/http';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../logger.js';
import { uploadUnreadable } from './upload.errors.js';

/** Turns errors of the multipart parser into problems that name the accepted fields. */
@Catch(HttpException)
export class UploadProblemFilter extends ProblemFilter {
  constructor(@Inject(LOGGER) logger: Logger) {
    super(logger);
  }

  override catch(error: HttpException, host: ArgumentsHost): void {
    super.catch(uploadUnreadable(error.getStatus(), error.message), host);
  }
}
