const KEY = 'hartomat.timeline';

/** Whether the timeline is shown: it is until somebody closes it. */
export function isTimelineOpen(storage: Pick<Storage, 'getItem'>): boolean {
  try {
    return storage.getItem(KEY) !== 'closed';
  } catch {
    return true;
  }
}

export function rememberTimeline(storage: Pick<Storage, 'setItem'>, isOpen: boolean): void {
  try {
    storage.setItem(KEY, isOpen ? 'open' : 'closed');
  } catch {
    // A browser that stores nothing shows it again on the next page.
  }
}
