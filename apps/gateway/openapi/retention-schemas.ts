import type { ArtifactSweepReply, RetainedReply, RetentionReply, ServiceSweepReply, SweepRequest } from '#contracts';
import { flag, integer, listOf, mapOf, number, orNull, refTo, schemaOf, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

/** What a sweep answers. */
export const retentionSchemas: Record<string, Schema> = {
  SweepRequest: schemaOf<SweepRequest>({ dryRun: flag }, ['dryRun']),
  RetainedReply: schemaOf<RetainedReply>({ what: text, keptDays: number, deleted: integer, stays: mapOf(integer) }),
  ServiceSweepReply: schemaOf<ServiceSweepReply>({
    service: text,
    retained: listOf(refTo('RetainedReply')),
    problem: orNull(text),
  }),
  ArtifactSweepReply: schemaOf<ArtifactSweepReply>({
    graceHours: number,
    deleted: schemaOf<ArtifactSweepReply['deleted']>({ files: integer, bytes: integer }),
    stays: schemaOf<ArtifactSweepReply['stays']>({ referenced: integer, young: integer }),
    problem: orNull(text),
  }),
  RetentionReply: schemaOf<RetentionReply>({
    dryRun: flag,
    services: listOf(refTo('ServiceSweepReply')),
    artifacts: refTo('ArtifactSweepReply'),
  }),
};
