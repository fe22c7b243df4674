export interface Failures<T> {
  /** All together failed; each is tried alone now. */
  together(error: unknown): void;
  /** An item failed alone, too. */
  alone(item: T, error: unknown): void | Promise<void>;
}

/**
 * Works on all items at once, and where that fails on each of them alone: one that always fails holds up no other, and
 * what failed by chance is tried once more. Answers what those gave that did not fail.
 */
export async function togetherOrAlone<T, R>(
  items: readonly T[],
  work: (items: readonly T[]) => Promise<R[]>,
  failures: Failures<T>,
): Promise<R[]> {
  try {
    return await work(items);
  } catch (error) {
    failures.together(error);
  }
  const done: R[] = [];
  for (const item of items) {
    await work([item]).then(
      (results) => void done.push(...results),
      (error: unknown) => failures.alone(item, error),
    );
  }
  return done;
}
