import type { CanDeactivateFn } from '@angular/router';
import { answerWithin } from './document/answer-within';
import type { EditorPage } from './editor.page';

/** How long leaving waits for the last save. */
const SAVED_WITHIN_MS = 5000;

/** Saves before the editor is left. What cannot be saved is kept in this browser, and leaving is asked about. */
export const leaveEditor: CanDeactivateFn<EditorPage> = async (page) => {
  page.commitTyping();
  await answerWithin(SAVED_WITHIN_MS, page.autosave.flush()).catch(() => undefined);
  if (page.autosave.isSaved()) return true;
  return confirm(
    'The last changes are not saved on the server. They are kept in this browser until you come back. Leave?',
  );
};
