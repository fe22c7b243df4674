import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { PublishReply, WorkflowVersionReply } from '#contracts';
import type { FrozenWorkflow } from './validation.service.js';
import { WorkflowVersionEntity } from './workflow-version.entity.js';

export interface NewVersion {
  key: string;
  label: string;
  frozen: FrozenWorkflow;
  note: string | null;
}

/** Reads and adds versions; there is nothing that changes one. */
@Injectable()
export class WorkflowVersionsRepository {
  constructor(private readonly em: EntityManager) {}

  /** Newest version of the key where no version is named; null where there is none. */
  async find(key: string, version?: number, em: EntityManager = this.em.fork()): Promise<WorkflowVersionReply | null> {
    const found = await em.findOne(
      WorkflowVersionEntity,
      { key, ...(version !== undefined && { version }) },
      { orderBy: { version: 'desc' } },
    );
    return found && replyOf(found);
  }

  /** The newest first. */
  async list(key: string, limit: number): Promise<WorkflowVersionReply[]> {
    const found = await this.em.fork().find(WorkflowVersionEntity, { key }, { orderBy: { version: 'desc' }, limit });
    return found.map(replyOf);
  }

  /** Adds the next version unless the newest one does the same already; the draft then says what it is based on. */
  publish({ key, label, frozen, note }: NewVersion): Promise<PublishReply> {
    return this.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`hartomat:publish:${key}`]);
      const newest = await this.find(key, undefined, em);
      const created = newest?.semanticHash !== frozen.semanticHash;
      const version = (newest?.version ?? 0) + (created ? 1 : 0);
      await em.execute('update registry.workflow_draft set based_on = ? where key = ?', [version, key]);
      if (newest && !created) return { ...newest, created };
      const publishedAt = new Date();
      await em.insert(WorkflowVersionEntity, { key, version, label, ...frozen, publishedAt, note });
      return { key, label, version, ...frozen, publishedAt: publishedAt.toISOString(), note, created };
    });
  }
}

type StoredVersion = Omit<WorkflowVersionReply, 'publishedAt' | 'note'> & { publishedAt: Date; note?: string | null };

const replyOf = (stored: StoredVersion): WorkflowVersionReply => ({
  key: stored.key,
  label: stored.label,
  version: stored.version,
  semanticHash: stored.semanticHash,
  workflow: stored.workflow,
  lock: stored.lock,
  definitions: stored.definitions,
  publishedAt: new Date(stored.publishedAt).toISOString(),
  note: stored.note ?? null,
});
