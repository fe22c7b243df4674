import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { WorkflowSummary } from '#contracts';
import type { DefinitionLock } from '#workflow-core';
import { notStorable } from './drafts.errors.js';

/** What an editor saves. */
export interface DraftContent {
  label: string;
  workflow: Record<string, unknown>;
  lock: DefinitionLock;
  semanticHash: string | null;
}

export interface Draft extends DraftContent {
  key: string;
  revision: number;
  basedOn: number | null;
  changedAt: string;
  archived: boolean;
}

/** Those whose key comes behind `after`, at most `limit`; with `archived` also those that are. */
export interface SummaryPage {
  archived: boolean;
  after: string;
  limit: number;
}

interface DraftRow extends DraftContent {
  key: string;
  revision: number;
  basedOn: number | null;
  changedAt: Date | string;
  archived: boolean;
}

const COLUMNS = `key, label, workflow, lock, semantic_hash as "semanticHash", revision, based_on as "basedOn",
  changed_at as "changedAt", archived_at is not null as archived`;

/** One draft a key. A save names the revision that it was made from, and of several only the first is written. */
@Injectable()
export class WorkflowDraftsRepository {
  constructor(private readonly em: EntityManager) {}

  async find(key: string): Promise<Draft | null> {
    const [row] = await this.rows(`select ${COLUMNS} from registry.workflow_draft where key = ?`, [key]);
    return row ?? null;
  }

  /** Null where the key is taken. */
  async insert(key: string, draft: DraftContent): Promise<Draft | null> {
    const [row] = await this.rows(
      `insert into registry.workflow_draft (key, label, workflow, lock, semantic_hash, revision)
       values (?, ?, ?::jsonb, ?::jsonb, ?, 1) on conflict (key) do nothing returning ${COLUMNS}`,
      [key, draft.label, JSON.stringify(draft.workflow), JSON.stringify(draft.lock), draft.semanticHash],
    );
    return row ?? null;
  }

  /** Null where the draft is not at that revision any more. */
  async save(key: string, revision: number, draft: DraftContent): Promise<Draft | null> {
    const [row] = await this.rows(
      `update registry.workflow_draft
          set label = ?, workflow = ?::jsonb, lock = ?::jsonb, semantic_hash = ?, revision = revision + 1, changed_at = now()
        where key = ? and revision = ? returning ${COLUMNS}`,
      [draft.label, JSON.stringify(draft.workflow), JSON.stringify(draft.lock), draft.semanticHash, key, revision],
    );
    return row ?? null;
  }

  async archive(key: string, archived: boolean): Promise<Draft | null> {
    const [row] = await this.rows(
      `update registry.workflow_draft set archived_at = case when ? then coalesce(archived_at, now()) end
        where key = ? returning ${COLUMNS}`,
      [archived, key],
    );
    return row ?? null;
  }

  /** Keys that were published before there were drafts get the newest version as theirs. */
  async addMissing(): Promise<void> {
    await this.em.fork().execute(
      `insert into registry.workflow_draft (key, label, workflow, lock, semantic_hash, revision, based_on)
       select distinct on (key) key, label, workflow, lock, semantic_hash, 1, version
         from registry.workflow_version order by key, version desc
       on conflict (key) do nothing`,
    );
  }

  /** By key; one key, or all that are not archived, or all. */
  async summaries(which: { key: string } | SummaryPage): Promise<WorkflowSummary[]> {
    const [filter, values] =
      'key' in which
        ? ['d.key = ? limit ?', [which.key, 1]]
        : [
            '(? or d.archived_at is null) and d.key > ? order by d.key limit ?',
            [which.archived, which.after, which.limit],
          ];
    const rows = await this.em.fork().execute<SummaryRow[]>(
      `select d.key, d.label, d.revision, d.changed_at as "changedAt", d.archived_at is not null as archived,
              d.semantic_hash as "draftHash", v.version as "latestVersion", v.semantic_hash as "semanticHash"
         from registry.workflow_draft d
         left join lateral (select version, semantic_hash from registry.workflow_version
                             where key = d.key order by version desc limit 1) v on true
        where ${filter}`,
      values,
    );
    return rows.map(({ revision, changedAt, draftHash, ...row }) => {
      const differs = draftHash === null || draftHash !== row.semanticHash;
      return { ...row, draft: { revision, changedAt: new Date(changedAt).toISOString(), differs } };
    });
  }

  private async rows(sql: string, values: unknown[]): Promise<Draft[]> {
    const rows = await this.em
      .fork()
      .execute<DraftRow[]>(sql, values)
      .catch((error: Error & { code?: string }) => {
        throw ['22P05', '22021'].includes(error.code ?? '') ? notStorable() : error;
      });
    return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt).toISOString() }));
  }
}

interface SummaryRow extends Omit<WorkflowSummary, 'draft'> {
  revision: number;
  changedAt: Date | string;
  draftHash: string | null;
}
