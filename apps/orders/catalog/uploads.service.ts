import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { OperationalError, UserError } from '#platform/http';
import { StepError, createLocalProcessRunner, prescanStepFile } from '#steps';
import type { ArtifactRef, Upload, UploadFolder } from '#artifacts';

export const UPLOAD_FOLDER = Symbol('upload folder');

/** An upload that was not written to for so long was abandoned: the gateway times out after 30 s. */
const LEFT_AFTER_MS = 10 * 60_000;

/** Uploaded STEP files before they are artifacts. They are streamed to disk and checked in another process. */
@Injectable()
export class UploadsService implements OnApplicationBootstrap {
  private readonly processes = createLocalProcessRunner();

  constructor(@Inject(UPLOAD_FOLDER) private readonly folder: UploadFolder) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.folder.sweep(Date.now() - LEFT_AFTER_MS);
  }

  /** Makes an upload an artifact. 422 where it cannot be a STEP file, 503 where it could not be checked. */
  async keep(upload: Upload, fileName: string): Promise<ArtifactRef> {
    await prescanStepFile({ ...upload, fileName }, this.processes).catch((error: unknown) => {
      throw error instanceof StepError ? refusal(error) : error;
    });
    return this.folder.keep(upload, 'model/step');
  }

  discard(upload: Upload): Promise<void> {
    return this.folder.discard(upload);
  }
}

const refusal = (error: StepError): Error =>
  error.retryable
    ? new OperationalError(error.code, error.message, error)
    : new UserError(error.code, error.message, 422, [{ pointer: '/file', message: error.message }]);
