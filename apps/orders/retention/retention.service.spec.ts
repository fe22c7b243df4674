import type { RetainedReply } from '#contracts';
import { createLogger } from '#platform/telemetry';
import type { OrdersConfig } from '../orders.config.js';
import type { ArtifactSweepService } from './artifact-sweep.service.js';
import type { ExpiredRowsRepository } from './expired-rows.repository.js';
import { RetentionService } from './retention.service.js';

const retained = (what: string): RetainedReply => ({ what, keptDays: 90, deleted: 1, stays: {} });

function serviceWith(answer: RetainedReply[]): RetentionService {
  const rows = {
    sweep: async () => retained('evidence_records'),
    sweepDeadLetters: async () => retained('dead letters'),
  };
  const artifacts = {
    sweep: async () => ({ graceHours: 24, deleted: { files: 0, bytes: 0 }, stays: {}, problem: null }),
  };
  return new RetentionService(
    rows as unknown as ExpiredRowsRepository,
    artifacts as unknown as ArtifactSweepService,
    { ask: async () => answer } as never,
    { retentionEvidenceDays: 90, retentionDeadLetterDays: 90 } as OrdersConfig,
    createLogger('retention-spec', 'fatal'),
  );
}

describe('the retention of all services', () => {
  it.each(['evidences', 'evidence_records'])(
    'calls evidence records by one name where a service says %s',
    async (what) => {
      const service = serviceWith([retained(what), retained('dead letters')]);
      for (const { services } of [await service.preview(), await service.sweep(false)]) {
        const kinds = services.map(({ service: name, retained: kept }) => [name, kept.map((one) => one.what)]);
        expect(Object.fromEntries(kinds)).toEqual({
          orders: ['evidence_records', 'dead letters'],
          orchestrator: ['evidence_records', 'dead letters'],
          comparison: ['evidence_records', 'dead letters'],
        });
      }
    },
  );
});
