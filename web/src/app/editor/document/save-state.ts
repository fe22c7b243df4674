import { ApiProblem } from '../../api/api-problem';

/** What has become of the last edit. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Tried again by itself. */
  | { kind: 'waiting'; problem: ApiProblem }
  /** Somebody else saved a newer revision; nothing is saved until the user decides. */
  | { kind: 'conflict'; problem: ApiProblem }
  /** The graph is empty and nobody emptied it; nothing is saved until the user decides. */
  | { kind: 'refused'; problem: ApiProblem }
  /** Tried again with the next edit. */
  | { kind: 'failed'; problem: ApiProblem };

/** For unsaved work of a revision that is no longer the newest. */
export const STALE = new ApiProblem({
  status: 412,
  code: 'draft_changed',
  detail: 'The draft was changed elsewhere after these unsaved changes were made. Both are kept.',
});

export const NODES_MISSING = new ApiProblem({
  status: 0,
  code: 'nodes_missing',
  detail: 'The graph has no nodes, though none was removed here. What is saved on the server still has them.',
});

/** The state after a save that failed. */
export function stateAfter(problem: ApiProblem): SaveState {
  if (problem.status === 412) return { kind: 'conflict', problem };
  return { kind: problem.isTemporary || problem.status === 401 ? 'waiting' : 'failed', problem };
}

/** Whether nothing is saved before the user decides. */
export const isStopped = ({ kind }: SaveState): boolean => kind === 'conflict' || kind === 'refused';

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
      return { text: 'not saved: changed elsewhere, saving is stopped', isBad: true };
    case 'refused':
      return { text: 'not saved: the graph is empty, saving is stopped', isBad: true };
    case 'failed':
      return { text: 'not saved', isBad: true };
  }
}
