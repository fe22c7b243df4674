import type { Comparator } from './comparator.js';
import { catalogWrites } from './comparators/catalog-writes.js';
import { logs } from './comparators/logs.js';
import { mediaAssets } from './comparators/media-assets.js';
import { notifications } from './comparators/notifications.js';
import { outputs } from './comparators/outputs.js';
import { status } from './comparators/status.js';

/**
 * Every aspect that is compared, in the order in which people read them. `ASPECTS` of #contracts, the replies' types and the
 * command line's columns are generated from it: after a change run `./hartomat check --fix`.
 */
export const COMPARATORS: readonly Comparator[] = [status, outputs, mediaAssets, notifications, logs, catalogWrites];
