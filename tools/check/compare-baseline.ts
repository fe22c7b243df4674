/**
 * The difference from a baseline that may only shrink: `added` is refused, `gone` must be deleted from the baseline.
 */
export interface BaselineDifference {
  added: string[];
  gone: string[];
}

export function compareBaseline(found: readonly string[], baseline: readonly string[]): BaselineDifference {
  return {
    added: found.filter((one) => !baseline.includes(one)),
    gone: baseline.filter((one) => !found.includes(one)),
  };
}
