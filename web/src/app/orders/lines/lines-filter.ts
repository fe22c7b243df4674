import { LINE_STATES, type LineState } from './order-line';

export interface LinesFilter {
  state?: LineState;
  q?: string;
}

const LONGEST = 200;

/** The filter that an address names; a state that there is not counts for none. */
export function linesFilterOf({ state, q = '' }: { state?: string; q?: string }): LinesFilter {
  const known = LINE_STATES.find((one) => one === state);
  const text = q.trim().slice(0, LONGEST);
  return { ...(known && { state: known }), ...(text && { q: text }) };
}
