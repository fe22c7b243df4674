import type { CanDeactivateFn } from '@angular/router';
import type { EditorPage } from './editor.page';

/** Saves before the editor is left. What cannot be saved is kept in this browser, and leaving is asked about. */
export const leaveEditor: CanDeactivateFn<EditorPage> = async ({ autosave }) => {
  await autosave.flush();
  if (autosave.isSaved()) return true;
  return confirm(
    'The last changes are not saved on the server. They are kept in this browser until you come back. Leave?',
  );
};
