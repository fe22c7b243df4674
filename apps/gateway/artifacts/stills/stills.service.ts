import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { readAll } from '#artifacts';
import type { ArtifactRef, ArtifactStore, DerivedFolder } from '#artifacts';
import { ConcurrencyLimiter, UserError } from '#platform/http';
import { ARTIFACT_STORE, DERIVED_FOLDER } from '../artifact-store.js';
import type { StillJob, StillOutcome } from './still-job.js';
import type { Still } from './still.js';

const SCRIPT = fileURLToPath(new URL('./make-still.child.ts', import.meta.url));
/** The largest encoded picture that is read into memory. */
const MAX_BYTES = 128 * 1024 * 1024;
/** One at a time bounds the memory; a page asks for some hundred at once. */
const LIMITS = { atOnce: 1, waiting: 500, withinMs: 60_000 };
/** The idle thread ends after so long and frees its memory. */
const IDLE_MS = 30_000;

/** Makes stills of pictures in a thread, each once: it is kept as long as its artifact. */
@Injectable()
export class StillsService implements OnApplicationShutdown {
  private readonly limiter = new ConcurrencyLimiter(LIMITS);
  private readonly making = new Map<string, Promise<Uint8Array>>();
  private readonly ending = new AbortController();
  private readonly pool = new Piscina<StillJob, StillOutcome>({
    filename: SCRIPT,
    name: 'makeStill',
    minThreads: 0,
    maxThreads: LIMITS.atOnce,
    idleTimeout: IDLE_MS,
  });

  constructor(
    @Inject(ARTIFACT_STORE) private readonly store: ArtifactStore,
    @Inject(DERIVED_FOLDER) private readonly kept: DerivedFolder,
  ) {}

  /** A still of an artifact that is there. Rejects with 422 for what is no picture or too large, 404 for a frame that it does not have. */
  async read(still: Still, { byteLength, mediaType }: Omit<ArtifactRef, 'sha256'>): Promise<Uint8Array> {
    if (!mediaType.startsWith('image/')) throw notAPicture(still);
    if (byteLength > MAX_BYTES) throw tooLarge(still);
    const known = await this.kept.read(still.sha256, still.name);
    if (known) return known;
    const key = `${still.sha256}/${still.name}`;
    const making = this.making.get(key) ?? this.make(still).finally(() => this.making.delete(key));
    this.making.set(key, making);
    return making;
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.pool.destroy();
  }

  /** Not ended with the request: others may wait for the same still. */
  private async make(still: Still): Promise<Uint8Array> {
    const release = await this.limiter.take(this.ending.signal);
    try {
      const bytes = await readAll(this.store, still.sha256);
      const { width, frame } = still;
      const made = bytesOf(
        await this.pool.run({ bytes, width, frame }, { transferList: [bytes.buffer as ArrayBuffer] }),
        still,
      );
      // It is as good where it cannot be kept: it is made again then.
      await this.kept.keep(still.sha256, still.name, made).catch(() => undefined);
      return made;
    } finally {
      release();
    }
  }
}

function bytesOf(outcome: StillOutcome, still: Still): Uint8Array {
  if ('bytes' in outcome) return outcome.bytes;
  if ('frames' in outcome) throw noSuchFrame(still, outcome.frames);
  throw outcome.fault === 'too_large' ? tooLarge(still) : notAPicture(still);
}

const notAPicture = ({ sha256 }: Still): UserError =>
  new UserError('not_a_picture', `Artifact ${sha256} is no PNG, JPEG, WebP or AVIF that can be decoded. Ask for it without width and frame.`, 422); // prettier-ignore

const tooLarge = ({ sha256 }: Still): UserError =>
  new UserError('picture_too_large', `Artifact ${sha256} is too large a picture to be decoded here. Ask for it without width and frame.`, 422); // prettier-ignore

const noSuchFrame = ({ sha256, frame }: Still, frames: number): UserError =>
  new UserError('frame_not_found', `Artifact ${sha256} has no frame ${frame}: it holds ${frames}.`, 404);
