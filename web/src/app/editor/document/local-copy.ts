import { parseWorkflow, type Workflow } from '#workflow-core';

/** Unsaved work, kept by this browser for the revision that it began with. */
export interface LocalCopy {
  etag: string;
  workflow: Workflow;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (key: string): string => `hartomat.unsaved.${key}`;

/** Keeps unsaved work until the next save. A full or closed storage keeps nothing, silently: saving goes on. */
export function keepCopy(store: Store, key: string, copy: LocalCopy): void {
  try {
    store.setItem(nameOf(key), JSON.stringify(copy));
  } catch {
    // There is nothing better to keep it in.
  }
}

export function dropCopy(store: Store, key: string): void {
  store.removeItem(nameOf(key));
}

/** The unsaved work that belongs to this revision; work of another one is left where it is. */
export function copyFor(store: Store, key: string, etag: string): Workflow | null {
  try {
    const copy = JSON.parse(store.getItem(nameOf(key)) ?? 'null') as LocalCopy | null;
    return copy?.etag === etag ? parseWorkflow(copy.workflow).workflow : null;
  } catch {
    return null;
  }
}
