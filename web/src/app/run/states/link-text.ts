/** How the page hears of the run: `since` is when it last did. */
export type LinkState =
  | { kind: 'connecting' }
  /** The run is requested, and no orchestrator has accepted it. */
  | { kind: 'waiting' }
  | { kind: 'live' }
  /** For a few seconds it may only be connecting again. */
  | { kind: 'lost'; since: Date; isStale: boolean }
  /** The run has ended: nothing more comes. */
  | { kind: 'ended' };

/** What the badge says: `live`, `reconnecting`, then `stale since 14:02`; null of a run that tells no more news. */
export function streamOf(link: LinkState): { text: string; isLost: boolean } | null {
  if (link.kind === 'ended') return null;
  if (link.kind !== 'lost') return { text: link.kind, isLost: false };
  const stale = `stale since ${link.since.toTimeString().slice(0, 5)}`;
  return { text: link.isStale ? stale : 'reconnecting', isLost: true };
}

const FIRST_MS = 1000;
/** What is shown is true again this soon after the server is back. */
const MOST_MS = 2000;

/** How long to wait before connecting again after so many losses without a connection between them. */
export const backOff = (losses: number): number => Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, losses - 1));
