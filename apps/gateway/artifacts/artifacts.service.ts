import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ArtifactRef, ArtifactStore, ByteRange } from '#artifacts';
import type { ArtifactQuery } from '#contracts';
import { UserError, artifactProblem } from '#platform/http';
import { ARTIFACT_STORE } from './artifact-store.js';
import { byteRange } from './byte-range.js';
import { contentDisposition } from './content-disposition.js';
import { HEAD_BYTES, mediaTypeOf } from './media-type-of.js';
import { stillOf } from './stills/still.js';
import { StillsService } from './stills/stills.service.js';

/** Serves artifacts as streams, since they may be larger than memory. They are immutable and cached by browsers. */
@Injectable()
export class ArtifactsService {
  constructor(
    @Inject(ARTIFACT_STORE) private readonly store: ArtifactStore,
    private readonly stills: StillsService,
  ) {}

  /** The file, or the still that the query asks for; with `name` as a download. */
  async send(sha256: string, query: ArtifactQuery, { request, response }: Exchange): Promise<void> {
    const byteLength = await this.sizeOf(sha256);
    const still = stillOf(sha256, query);
    response.setHeader('etag', still ? `"${sha256}-${still.name}"` : `"${sha256}"`);
    if (request.fresh) return void response.status(304).set(IMMUTABLE).end();
    const mediaType = mediaTypeOf(await this.head(sha256, byteLength));
    if (!still) return this.sendFile({ sha256, byteLength, mediaType }, query, { request, response });
    const bytes = await this.stills.read(still, { byteLength, mediaType }).catch((error: unknown) => {
      throw artifactProblem(error, notFound(sha256));
    });
    response.set(IMMUTABLE).set({ 'content-type': 'image/webp', 'content-length': String(bytes.byteLength) });
    offerDownload(response, query, 'image/webp');
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  private async sendFile(file: ArtifactRef, query: ArtifactQuery, { request, response }: Exchange): Promise<void> {
    const { sha256, byteLength: size, mediaType } = file;
    const range = requestedRange(request, response, size);
    const body = isBodyless(request, size) ? null : await this.read(sha256, range ?? { start: 0, end: size - 1 });
    response.set(IMMUTABLE).set({ 'accept-ranges': 'bytes', 'content-type': mediaType });
    offerDownload(response, query, mediaType);
    if (range) response.status(206).setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
    response.setHeader('content-length', range ? range.end - range.start + 1 : size);
    if (body) await deliver(body, response);
    else response.end();
  }

  private async sizeOf(sha256: string): Promise<number> {
    const found = await this.store.stat(sha256).catch((error: unknown) => {
      throw artifactProblem(error, notFound(sha256));
    });
    if (!found) throw notFound(sha256);
    return found.byteLength;
  }

  private async head(sha256: string, size: number): Promise<Uint8Array> {
    if (size === 0) return new Uint8Array();
    return Buffer.concat(await (await this.read(sha256, { start: 0, end: Math.min(size, HEAD_BYTES) - 1 })).toArray());
  }

  /** With a range the store verifies the digest before the first byte, so that damage becomes a problem, not a cut body. */
  private read(sha256: string, range: ByteRange): Promise<Readable> {
    return this.store.read(sha256, range).catch((error: unknown) => {
      throw artifactProblem(error, notFound(sha256));
    });
  }
}

/** A request and its response. */
export interface Exchange {
  request: Request;
  response: Response;
}

const IMMUTABLE = { 'cache-control': 'private, max-age=31536000, immutable' };

const isBodyless = ({ method }: Request, size: number): boolean => method === 'HEAD' || size === 0;

/** What is no picture is never shown in place: a browser could execute it. */
function offerDownload(response: Response, { name }: ArtifactQuery, mediaType: string): void {
  if (name !== undefined) response.setHeader('content-disposition', contentDisposition(name));
  else if (!mediaType.startsWith('image/')) response.setHeader('content-disposition', 'attachment');
}

/** Null for the whole artifact. Throws 416 for a range outside of it. */
function requestedRange(request: Request, response: Response, size: number): ByteRange | null {
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === response.getHeader('etag') ? request.headers.range : undefined;
  const range = byteRange(asked, size);
  if (range !== 'outside') return range;
  response.setHeader('content-range', `bytes */${size}`);
  throw new UserError('range_not_satisfiable', `The artifact has ${size} bytes; the range lies outside.`, 416);
}

/** A client that disconnects ends the reading, which is no error. */
async function deliver(body: Readable, response: Response): Promise<void> {
  await pipeline(body, response).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

const notFound = (sha256: string): UserError =>
  new UserError('artifact_not_found', `There is no artifact ${sha256}.`, 404);
