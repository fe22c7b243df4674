import { WorkflowHistory, canonicalJson, type Workflow } from '#workflow-core';
import type { LocalCopy } from './local-copy';

/**
 * How a draft was opened: as it is `saved`; with unsaved work put over it (`restored`), as its graph did not change
 * meanwhile; or as that unsaved work alone (`stale`), as the graph did change and nobody has decided what becomes of both.
 */
export interface OpenedDraft {
  as: 'saved' | 'restored' | 'stale';
  history: WorkflowHistory;
  /** The saved graph that the history began with; null where that is not known. */
  base: Workflow | null;
}

/** Opens a draft with the work that this browser has not saved. */
export function openedDraft(saved: Workflow, etag: string, copy: LocalCopy | null): OpenedDraft {
  const history = WorkflowHistory.of(saved);
  const isUnchanged = copy?.base && areSame(copy.base, copy.workflow);
  if (copy === null || isUnchanged || areSame(copy.workflow, saved)) return { as: 'saved', history, base: saved };
  if (copy.etag === etag || (copy.base && areSame(copy.base, saved)))
    return { as: 'restored', history: history.replace(copy.workflow), base: saved };
  return { as: 'stale', history: WorkflowHistory.of(copy.base ?? saved).replace(copy.workflow), base: copy.base };
}

/** Whether two graphs are the same, layout included, in whatever order their members are written. */
export const areSame = (one: Workflow, other: Workflow): boolean =>
  one === other || canonicalJson(one) === canonicalJson(other);
