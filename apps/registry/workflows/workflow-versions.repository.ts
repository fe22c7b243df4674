import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { IssueCounts, WorkflowVersionReply } from '#contracts';
import { isoTime, lockName } from '#platform/orm';
import { WorkflowDraftsRepository } from './drafts/workflow-drafts.repository.js';
import type { FrozenWorkflow } from './validation.service.js';
import { WorkflowVersionEntity } from './workflow-version.entity.js';

export interface NewVersion {
  key: string;
  label: string;
  frozen: FrozenWorkflow;
  /** Of the workflow when it was validated. */
  issueCounts: IssueCounts;
  note: string | null;
  publishedBy: string | null;
}

/** Reads and adds versions, which are immutable. */
@Injectable()
export class WorkflowVersionsRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly drafts: WorkflowDraftsRepository,
  ) {}

  /** Newest version of the key where no version is named; null where there is none. */
  async find(key: string, version?: number, em: EntityManager = this.em.fork()): Promise<WorkflowVersionReply | null> {
    const found = await em.findOne(
      WorkflowVersionEntity,
      { key, ...(version !== undefined && { version }) },
      { orderBy: { version: 'desc' } },
    );
    return found && replyOf(found);
  }

  /** Newest first; only those before `after` where it is given. */
  async list(key: string, limit: number, after?: number): Promise<WorkflowVersionReply[]> {
    const which = { key, ...(after !== undefined && { version: { $lt: after } }) };
    const found = await this.em.fork().find(WorkflowVersionEntity, which, { orderBy: { version: 'desc' }, limit });
    return found.map(replyOf);
  }

  /** True where a workflow has that key, published or not. */
  async isUsed(key: string, em: EntityManager): Promise<boolean> {
    return (await this.drafts.find(key, em)) !== null || (await this.find(key, undefined, em)) !== null;
  }

  /** Adds the next version, unless the newest has the same semantic hash, and bases the draft on it. */
  publish(publication: NewVersion, within: EntityManager = this.em.fork()): Promise<Published> {
    const { key, label, frozen, issueCounts, note, publishedBy } = publication;
    return within.transactional(async (em) => {
      await lockName(em, `hartomat:publish:${key}`);
      const newest = await this.find(key, undefined, em);
      const created = newest?.semanticHash !== frozen.semanticHash;
      const version = (newest?.version ?? 0) + (created ? 1 : 0);
      if (newest && !created) {
        await this.drafts.setBasedOn(em, key, version);
        return { ...newest, created };
      }
      const before = newest?.semanticHash ?? null;
      await this.drafts.follow(em, key, { ...frozen, issueCounts, label, version, before, publishedBy });
      const publishedAt = new Date();
      const added = { key, label, version, ...frozen, note, publishedBy };
      await em.insert(WorkflowVersionEntity, { ...added, publishedAt });
      return { ...added, publishedAt: publishedAt.toISOString(), created };
    });
  }
}

export type Published = WorkflowVersionReply & { created: boolean };

type StoredVersion = Omit<WorkflowVersionReply, 'publishedAt' | 'publishedBy' | 'note'> & {
  publishedAt: Date;
  publishedBy?: string | null;
  note?: string | null;
};

const replyOf = (stored: StoredVersion): WorkflowVersionReply => ({
  key: stored.key,
  label: stored.label,
  version: stored.version,
  semanticHash: stored.semanticHash,
  workflow: stored.workflow,
  lock: stored.lock,
  definitions: stored.definitions,
  publishedAt: isoTime(stored.publishedAt),
  publishedBy: stored.publishedBy ?? null,
  note: stored.note ?? null,
});
