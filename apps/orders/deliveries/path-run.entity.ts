import { defineEntity, p } from '@mikro-orm/core';
import type { Evidence, GraphRunReply, NotifyRule } from '#contracts';

/**
 * One path's run for a delivery. `mayCommit` is orders' own record of whether it may ever deliver; no message sets it.
 * `state`: requested, then succeeded, failed or cancelled; or not_started, which only a late report of the run changes.
 */
export const PathRunEntity = defineEntity({
  name: 'PathRun',
  tableName: 'path_run',
  indexes: [{ properties: ['deliveryId'] }, { properties: ['createdAt'], where: `state = 'requested'` }],
  properties: {
    runId: p.uuid().primary(),
    deliveryId: p.uuid(),
    path: p.string().length(10),
    mayCommit: p.boolean(),
    state: p.string().length(12).$type<GraphRunReply['state']>().default('requested'),
    evidence: p.json<Evidence>().nullable(),
    /** Of a graph run: the recipients that nodes of its workflow version name, in addition to those of the output type. */
    notifies: p.json<NotifyRule[]>().defaultRaw(`'[]'::jsonb`),
    createdAt: p.datetime().defaultRaw('now()'),
    finishedAt: p.datetime().nullable(),
  },
});

/** An effect of a run that the commit makes live; invisible before. */
export const StagedEffectEntity = defineEntity({
  name: 'StagedEffect',
  tableName: 'staged_effect',
  properties: {
    runId: p.uuid().primary(),
    kind: p.string().length(20).primary(),
    position: p.integer().primary(),
    payload: p.json<Record<string, unknown>>(),
  },
});

/** A material that a delivery chose for a part whose assignment was changed to another (`found`) after the dispatch. */
export const SkippedCatalogWriteEntity = defineEntity({
  name: 'SkippedCatalogWrite',
  tableName: 'skipped_catalog_write',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    deliveryId: p.uuid(),
    product: p.string().length(63),
    part: p.text(),
    wanted: p.string().length(100),
    found: p.string().length(100).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
