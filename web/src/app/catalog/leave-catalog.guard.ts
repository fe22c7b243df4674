import type { CanDeactivateFn } from '@angular/router';
import type { CatalogPage } from './catalog.page';

/** Asks before an entry with changes that are not saved is left, also for another entry of the list. */
export const leaveCatalog: CanDeactivateFn<CatalogPage> = ({ isDirty }) =>
  !isDirty || confirm('The last changes to the entry are not saved. Leave it?');
