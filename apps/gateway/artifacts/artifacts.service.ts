import { Inject, Injectable } from '@nestjs/common';
import { UserError } from '#platform/http';
import type { ArtifactStore } from '#steps';
import { cutRange } from './cut-range.js';
import { sniffMediaType } from './sniff-media-type.js';

export const ARTIFACT_STORE = Symbol('artifact store');

export interface ArtifactAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

/** Artifacts for people who look: whole or in part, never anything that a browser would run. */
@Injectable()
export class ArtifactsService {
  constructor(@Inject(ARTIFACT_STORE) private readonly store: ArtifactStore) {}

  async read(sha256: string, range: string | undefined): Promise<ArtifactAnswer> {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !(await this.store.has(sha256))) {
      throw new UserError('artifact_not_found', `There is no artifact ${sha256.slice(0, 64)}.`, 404);
    }
    const whole = await this.store.get(sha256);
    const part = cutRange(whole.byteLength, range);
    if (part === 'unsatisfiable') {
      throw new UserError(
        'range_not_satisfiable',
        `The artifact has ${whole.byteLength} bytes; the range lies outside.`,
        416,
      );
    }
    const headers = {
      'content-type': sniffMediaType(whole),
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    };
    if (!part) return { status: 200, headers, bytes: whole };
    const contentRange = `bytes ${part.from}-${part.to}/${whole.byteLength}`;
    return {
      status: 206,
      headers: { ...headers, 'content-range': contentRange },
      bytes: whole.subarray(part.from, part.to + 1),
    };
  }
}
