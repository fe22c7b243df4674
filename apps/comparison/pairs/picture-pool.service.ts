import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { countPixels } from '../compare/pictures/count-pixels.js';
import { MAX_PAIR_PIXELS } from '../compare/pictures/decode-picture.js';
import type { MeasureJob } from '../compare/pictures/measure-job.js';
import type { PictureOutcome } from '../compare/pictures/picture-difference.js';
import { PixelBudget } from './pixel-budget.js';

const SCRIPT = fileURLToPath(new URL('../compare/pictures/measure.child.ts', import.meta.url));
/** Idle threads end after so long and free their memory. */
const IDLE_MS = 30_000;

/** Measures pictures in worker threads, so that the main thread answers requests meanwhile; it keeps one core of several. */
@Injectable()
export class PicturePoolService implements OnApplicationShutdown {
  readonly size = Math.max(1, availableParallelism() - 1);
  private readonly budget = new PixelBudget(MAX_PAIR_PIXELS);
  private readonly pool = new Piscina<MeasureJob, PictureOutcome>({
    filename: SCRIPT,
    name: 'measureJob',
    minThreads: 0,
    maxThreads: this.size,
    idleTimeout: IDLE_MS,
  });

  /** Rejects with an `AbortError` as soon as `signal` is aborted; a thread that works on it is ended. */
  async measure(job: MeasureJob, signal: AbortSignal): Promise<PictureOutcome> {
    const sizes = await Promise.all(encodedOf(job).map(countPixels));
    const pixels = sizes.reduce((sum, size) => sum + size, 0);
    return this.budget.spend(pixels, () => this.pool.run(job, { signal }));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}

const encodedOf = ({ legacy, graph }: MeasureJob): Uint8Array[] =>
  [legacy, graph].flatMap(({ picture, mask }) => [
    picture.bytes,
    ...(mask !== null && 'bytes' in mask ? [mask.bytes] : []),
  ]);
