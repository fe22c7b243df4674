import { fileName } from './file-name.ts';
import { maxParams } from './max-params.ts';
import { noSilentSkip } from './no-silent-skip.ts';
import { shortHandlers } from './short-handlers.ts';

/** The lint rules of this repository that no published plugin has; named `hartomat/…` in eslint.config.mjs. */
export const rules = {
  'file-name': fileName,
  'max-params': maxParams,
  'no-silent-skip': noSilentSkip,
  'short-handlers': shortHandlers,
};
