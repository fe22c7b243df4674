import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { WorkflowSummary, WorkflowVersionReply } from '#contracts';
import type { FrozenWorkflow } from './validation.service.js';
import { WorkflowVersionEntity } from './workflow-version.entity.js';

export interface NewVersion {
  key: string;
  label: string;
  frozen: FrozenWorkflow;
}

/** Reads and adds versions; there is nothing that changes one. */
@Injectable()
export class WorkflowVersionsRepository {
  constructor(private readonly em: EntityManager) {}

  /** Newest version of the key where no version is named; null where there is none. */
  find(key: string, version?: number, em: EntityManager = this.em.fork()): Promise<WorkflowVersionReply | null> {
    return em
      .findOne(
        WorkflowVersionEntity,
        { key, ...(version !== undefined && { version }) },
        { orderBy: { version: 'desc' } },
      )
      .then((found) => found && { ...found, publishedAt: new Date(found.publishedAt).toISOString() });
  }

  list(): Promise<WorkflowSummary[]> {
    return this.em.fork().execute<WorkflowSummary[]>(
      `select distinct on (key) key, label, version as "latestVersion", semantic_hash as "semanticHash"
         from registry.workflow_version order by key, version desc`,
    );
  }

  /** Adds the next version unless the newest one does the same already; answers that or the new one. */
  publish({ key, label, frozen }: NewVersion, within: EntityManager = this.em.fork()): Promise<WorkflowVersionReply> {
    return within.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`hartomat:publish:${key}`]);
      const newest = await this.find(key, undefined, em);
      if (newest?.semanticHash === frozen.semanticHash) return newest;
      const version = (newest?.version ?? 0) + 1;
      const publishedAt = new Date();
      await em.insert(WorkflowVersionEntity, { key, version, label, ...frozen, publishedAt });
      return { key, label, version, ...frozen, publishedAt: publishedAt.toISOString() };
    });
  }
}
