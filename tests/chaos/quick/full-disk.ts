import { existsSync } from 'node:fs';
import type { ArtifactStore } from '#steps';
import { StepError } from '#steps';

/**
 * A store that cannot write while the file `sign` is there. A real full disk needs a file system of its own and so root;
 * this fails in the one place where a full disk does, with the failure that the folder store makes of ENOSPC.
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

function noSpace(): StepError {
  const cause = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return new StepError('artifact_store_failed', `The artifact store could not write: ${cause.message}.`, {
    retryable: true,
    cause,
  });
}
