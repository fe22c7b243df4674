import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { Turns } from '#platform/http';
import type { Upload } from '#steps';
import { UploadsService } from './uploads.service.js';

/** Of 100 MB each: more would be no faster, and a client waits for half a minute at most. */
const LIMITS = { atOnce: 2, waiting: 8, withinMs: 20_000 };

/** Outermost around an upload: its body is not read before its turn, and its file is gone when it is answered. */
@Injectable()
export class UploadTurnInterceptor implements NestInterceptor {
  private readonly turns = new Turns(LIMITS);

  constructor(private readonly uploads: UploadsService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { file?: Upload }>();
    const end = await this.turns.take(goneSignal(http.getResponse<Response>()));
    return from(this.finish(request, next).finally(end));
  }

  private async finish(request: { file?: Upload }, next: CallHandler): Promise<unknown> {
    try {
      return await lastValueFrom(next.handle(), { defaultValue: undefined });
    } finally {
      // Where a crash or a bad disk leaves it, the sweep takes it.
      if (request.file) await this.uploads.discard(request.file).catch(() => undefined);
    }
  }
}

/** Aborts when the client leaves. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(new Error('the client left')));
  return gone.signal;
}
