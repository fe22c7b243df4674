const LONGEST_MS = 15 * 60_000;
const JITTER = 0.2;

/**
 * Milliseconds before a node is tried again after its nth failure: `backoffMs * 2^(failures-1)`, up to 20 % more so
 * that nodes which failed together do not return together, at most 15 min. Deterministic for a node and attempt.
 */
export function retryDelay(retry: { backoffMs: number }, failures: number, nodeId: string, attempt: number): number {
  const backoff = Math.min(LONGEST_MS, retry.backoffMs * 2 ** (failures - 1));
  return Math.round(Math.min(LONGEST_MS, backoff * (1 + JITTER * fractionOf(`${nodeId}#${attempt}`))));
}

/** FNV-1a of the text as a fraction from 0 to below 1. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
