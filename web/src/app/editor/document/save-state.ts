import type { ApiProblem } from '../../api/api-problem';

/** What has become of the last edit. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Tried again by itself. */
  | { kind: 'waiting'; problem: ApiProblem }
  /** Somebody else saved a newer revision; nothing is saved until the user decides. */
  | { kind: 'conflict'; problem: ApiProblem }
  /** Tried again with the next edit. */
  | { kind: 'failed'; problem: ApiProblem };

/** The state after a save that failed. */
export function stateAfter(problem: ApiProblem): SaveState {
  if (problem.status === 412) return { kind: 'conflict', problem };
  return { kind: problem.isTemporary || problem.status === 401 ? 'waiting' : 'failed', problem };
}

/** The state in a few words, and whether something is wrong. */
export function saveText(state: SaveState): { text: string; isBad: boolean } {
  switch (state.kind) {
    case 'saved':
      return { text: 'saved', isBad: false };
    case 'unsaved':
      return { text: 'not saved yet', isBad: false };
    case 'saving':
      return { text: 'saving…', isBad: false };
    case 'waiting':
      return { text: 'not saved: the server does not answer, trying again', isBad: true };
    case 'conflict':
      return { text: 'not saved: changed elsewhere', isBad: true };
    case 'failed':
      return { text: 'not saved', isBad: true };
  }
}
