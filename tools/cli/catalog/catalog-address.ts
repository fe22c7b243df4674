import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { CatalogKind } from '#contracts';

const PATHS: Record<CatalogKind, string> = {
  'output-type': 'output-types',
  template: 'templates',
  material: 'materials',
  'material-alias': 'material-aliases',
  'material-rule': 'material-rules',
};

/** The kind of a typed name, also in the plural. Throws `LocalSetupError` naming the kinds. */
export function kindOf(typed: string): CatalogKind {
  const found = Object.entries(PATHS).find(([kind, path]) => kind === typed || path === typed);
  if (found) return found[0] as CatalogKind;
  throw new LocalSetupError(`The catalog holds no "${typed}". It holds: ${Object.keys(PATHS).join(', ')}.`);
}

/** The address of an entry, or of all entries of a kind. */
export const addressOf = (kind: CatalogKind, key?: string): string =>
  `/api/${PATHS[kind]}${key === undefined ? '' : `/${encodeURIComponent(key)}`}`;
