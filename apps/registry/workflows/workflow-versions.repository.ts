import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { WorkflowVersionReply } from '#contracts';
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

  /** The newest first, where named those before `after`. */
  async list(key: string, limit: number, after?: number): Promise<WorkflowVersionReply[]> {
    const which = { key, ...(after !== undefined && { version: { $lt: after } }) };
    const found = await this.em.fork().find(WorkflowVersionEntity, which, { orderBy: { version: 'desc' }, limit });
    return found.map(replyOf);
  }

  /** True where a workflow has that key, published or not. */
  async isUsed(key: string, em: EntityManager): Promise<boolean> {
    const rows = await em.execute<unknown[]>('select 1 from registry.workflow_draft where key = ?', [key]);
    return rows.length > 0 || (await this.find(key, undefined, em)) !== null;
  }

  /** Adds the next version unless the newest one does the same already; the draft then says what it is based on. */
  publish({ key, label, frozen, note }: NewVersion, within: EntityManager = this.em.fork()): Promise<Published> {
    return within.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`hartomat:publish:${key}`]);
      const newest = await this.find(key, undefined, em);
      const created = newest?.semanticHash !== frozen.semanticHash;
      const version = (newest?.version ?? 0) + (created ? 1 : 0);
      if (newest && !created) {
        await em.execute('update registry.workflow_draft set based_on = ? where key = ?', [version, key]);
        return { ...newest, created };
      }
      await followWithDraft(em, { key, label, frozen, note }, { version, before: newest?.semanticHash ?? null });
      const publishedAt = new Date();
      await em.insert(WorkflowVersionEntity, { key, version, label, ...frozen, publishedAt, note });
      return { key, label, version, ...frozen, publishedAt: publishedAt.toISOString(), note, created };
    });
  }
}

export type Published = WorkflowVersionReply & { created: boolean };

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

/** The key's draft says what it is based on; one that nobody has edited since the version before becomes the new version. */
async function followWithDraft(
  em: EntityManager,
  { key, label, frozen }: NewVersion,
  { version, before }: { version: number; before: string | null },
): Promise<void> {
  const { workflow, lock, semanticHash } = frozen;
  await em.execute(
    `insert into registry.workflow_draft (key, label, workflow, lock, semantic_hash, revision, based_on)
     values (?, ?, ?::jsonb, ?::jsonb, ?, 1, ?)
     on conflict (key) do update set based_on = excluded.based_on`,
    [key, label, JSON.stringify(workflow), JSON.stringify(lock), semanticHash, version],
  );
  await em.execute(
    `update registry.workflow_draft
        set workflow = ?::jsonb, lock = ?::jsonb, semantic_hash = ?, revision = revision + 1, changed_at = now()
      where key = ? and semantic_hash = ?`,
    [JSON.stringify(workflow), JSON.stringify(lock), semanticHash, key, before],
  );
}
