import { Catch, HttpException, Inject } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from '#platform/http';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../deliveries/graph-runs.consumer.js';
import { uploadUnreadable } from './upload.errors.js';

/** What the reader of forms refuses, as a problem that names the fields that it takes. */
@Catch(HttpException)
export class UploadProblemFilter extends ProblemFilter {
  constructor(@Inject(LOGGER) logger: Logger) {
    super(logger);
  }

  override catch(error: HttpException, host: ArgumentsHost): void {
    super.catch(uploadUnreadable(error.getStatus(), error.message), host);
  }
}
