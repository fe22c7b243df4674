import { CATALOG_VIEWS } from './views/views-of-catalog.js';
import { EDITOR_VIEWS } from './views/views-of-editor.js';
import { LIST_VIEWS } from './views/views-of-lists.js';
import { ORDER_VIEWS } from './views/views-of-orders.js';
import { RUN_VIEWS } from './views/views-of-run.js';

/** Every page, and what is opened on it. */
export const VIEWS = [...LIST_VIEWS, ...ORDER_VIEWS, ...EDITOR_VIEWS, ...RUN_VIEWS, ...CATALOG_VIEWS];
