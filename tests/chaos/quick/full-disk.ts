import { existsSync } from 'node:fs';
import { ArtifactError } from '#artifacts';
import type { ArtifactStore } from '#artifacts';

/**
 * A store whose writes fail while the file `sign` exists. A real full disk needs its own file system and so root; this
 * fails at the same call, with the error that the folder store makes of ENOSPC.
 */
export function fullDisk(store: ArtifactStore, sign: string): ArtifactStore {
  return {
    ...store,
    put: async (bytes, mediaType) => {
      if (existsSync(sign)) throw noSpace();
      return store.put(bytes, mediaType);
    },
  };
}

function noSpace(): ArtifactError {
  const cause = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return new ArtifactError('artifact_store_failed', `The artifact store could not write: ${cause.message}.`, {
    retryable: true,
    cause,
  });
}
