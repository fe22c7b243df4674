import type { EntityManager } from '@mikro-orm/postgresql';
import { writeOutbox as write } from '#platform/outbox';
import { currentTraceparent } from '#platform/telemetry';

/** Writes an event to the outbox, in the caller's transaction and under the active trace. */
export const writeOutbox = (em: EntityManager, event: string, payload: object): Promise<void> =>
  write(em, 'orders', [{ event, payload, traceparent: currentTraceparent() ?? null }]);
