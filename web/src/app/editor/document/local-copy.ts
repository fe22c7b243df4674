import { readWorkflow, type Workflow } from '#workflow-core';

/** Unsaved work as this browser keeps it: `base` is the saved graph that it began with, `etag` the revision of that. */
export interface LocalCopy {
  etag: string;
  /** Null where the storage had no room for it. */
  base: Workflow | null;
  workflow: Workflow;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (key: string): string => `hartomat.unsaved.${key}`;

/**
 * Keeps unsaved work until the next save, without its base where both are too large. At once, so that it is there though
 * the browser is ended next. False where the storage is full or closed: nothing is kept then.
 */
export function keepCopy(store: Store, key: string, copy: LocalCopy): boolean {
  return write(store, key, copy) || (copy.base !== null && write(store, key, { ...copy, base: null }));
}

export function dropCopy(store: Store, key: string): void {
  store.removeItem(nameOf(key));
}

/** The unsaved work of a workflow, of whatever revision; null where there is none that can be read. */
export function copyOf(store: Store, key: string): LocalCopy | null {
  try {
    const { etag, base, workflow } = JSON.parse(store.getItem(nameOf(key)) ?? 'null') as LocalCopy;
    const readable = readWorkflow(workflow).readable;
    return typeof etag === 'string' && readable
      ? { etag, base: readWorkflow(base).readable, workflow: readable }
      : null;
  } catch {
    return null;
  }
}

function write(store: Store, key: string, copy: LocalCopy): boolean {
  try {
    store.setItem(nameOf(key), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}
