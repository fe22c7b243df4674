import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { ConcurrencyLimiter, clientGone } from '#platform/http';
import type { Upload } from '#artifacts';
import { UploadsService } from './uploads.service.js';

/** For files of 100 MB; more at once would not be faster, and clients wait for 30 s at most. */
const LIMITS = { atOnce: 2, waiting: 8, withinMs: 20_000 };

/** Limits concurrent uploads: reads a body only after its turn has come, and deletes its file after the response. */
@Injectable()
export class UploadLimitInterceptor implements NestInterceptor {
  private readonly limiter = new ConcurrencyLimiter(LIMITS);

  constructor(private readonly uploads: UploadsService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { file?: Upload }>();
    const end = await this.limiter.take(clientGone(http.getResponse<Response>()));
    return from(this.finish(request, next).finally(end));
  }

  private async finish(request: { file?: Upload }, next: CallHandler): Promise<unknown> {
    try {
      return await lastValueFrom(next.handle(), { defaultValue: undefined });
    } finally {
      // The sweep deletes files that are left after a crash or a disk error.
      if (request.file) await this.uploads.discard(request.file).catch(() => undefined);
    }
  }
}
