/** The order line that a workflow was last tried with: its id, and the number by which it is found. */
export interface RememberedLine {
  id: string;
  number: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const nameOf = (workflow: string): string => `hartomat.line.${workflow}`;

/** Remembers the line for the next time. A full or closed storage remembers nothing. */
export function rememberLine(store: Store, workflow: string, { id, number }: RememberedLine): void {
  try {
    store.setItem(nameOf(workflow), JSON.stringify({ id, number }));
  } catch {
    // The user picks it again.
  }
}

export function rememberedLine(store: Store, workflow: string): RememberedLine | null {
  try {
    const { id, number } = JSON.parse(store.getItem(nameOf(workflow)) ?? '{}') as Partial<RememberedLine>;
    return typeof id === 'string' && typeof number === 'string' ? { id, number } : null;
  } catch {
    return null;
  }
}
