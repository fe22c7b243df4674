import type { CatalogChange } from './history.store';

const DONE: Record<CatalogChange['action'], string> = {
  create: 'made',
  put: 'changed',
  delete: 'deleted',
  undo: 'undone',
  seed: 'filled for the first time',
};

/** Such as `Material steel: changed`. */
export function changeText({ action, kind, key, undoOf }: CatalogChange): string {
  if (action === 'seed') return `The catalog: ${DONE.seed}`;
  if (action === 'undo') return undoOf === null ? 'A change: undone' : `Change ${undoOf}: undone`;
  if (kind === 'default-material') return `Default material: now ${key}`;
  const name = kind === null ? 'The catalog' : `${kind[0]?.toUpperCase()}${kind.slice(1).replace('-', ' ')} ${key}`;
  // A replacement says `put` for entries that were not there before, too.
  return `${name}: ${DONE[action]}`;
}
