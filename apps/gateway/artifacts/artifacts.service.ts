import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { UserError, artifactProblem } from '#platform/http';
import type { ArtifactStore } from '#steps';
import { byteRange } from './byte-range.js';
import { mediaTypeOf } from './media-type-of.js';

export const ARTIFACT_STORE = Symbol('artifact store');

/** Serves artifacts: immutable, so a browser asks once. */
@Injectable()
export class ArtifactsService {
  constructor(@Inject(ARTIFACT_STORE) private readonly store: ArtifactStore) {}

  async send(sha256: string, request: Request, response: Response): Promise<void> {
    const bytes = await this.store.get(sha256).catch((error: unknown) => {
      throw artifactProblem(error, new UserError('artifact_not_found', `There is no artifact ${sha256}.`, 404));
    });
    const mediaType = mediaTypeOf(bytes);
    response.setHeader('etag', `"${sha256}"`);
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('content-type', mediaType);
    if (!mediaType.startsWith('image/')) response.setHeader('content-disposition', 'attachment');
    if (request.fresh) return void response.status(304).end();
    sendRange(bytes, request, response);
  }
}

function sendRange(bytes: Uint8Array, request: Request, response: Response): void {
  const size = bytes.byteLength;
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === response.getHeader('etag') ? request.headers.range : undefined;
  const range = byteRange(asked, size);
  if (range === 'outside') {
    response.setHeader('content-range', `bytes */${size}`);
    throw new UserError('range_not_satisfiable', `The artifact has ${size} bytes; the range lies outside.`, 416);
  }
  const part = range ? bytes.subarray(range.start, range.end + 1) : bytes;
  if (range) response.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
  response.setHeader('content-length', part.byteLength);
  response.end(part);
}
