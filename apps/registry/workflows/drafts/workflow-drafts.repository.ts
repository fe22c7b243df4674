import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { IssueCounts, WorkflowSummary } from '#contracts';
import { isoTime } from '#platform/orm';
import type { DefinitionLock, Workflow } from '#workflow-core';
import { registryTables } from '../../registry.orm.config.js';
import { notStorable } from './drafts.errors.js';

/** What an editor saves. */
export interface DraftContent {
  label: string;
  workflow: Record<string, unknown>;
  lock: DefinitionLock;
  semanticHash: string | null;
  changedBy: string | null;
  issueCounts: IssueCounts | null;
}

export interface Draft extends DraftContent {
  key: string;
  revision: number;
  basedOn: number | null;
  changedAt: string;
  archived: boolean;
  archivedBy: string | null;
}

/** Drafts with a key after `after`, at most `limit`; with `archived` also archived ones. */
export interface SummaryPage {
  archived: boolean;
  /** Text of their key or label. */
  q?: string | undefined;
  after: string;
  limit: number;
}

/** The workflow of a version that was just published; `before` is the semantic hash of the version before. */
export interface PublishedWorkflow {
  label: string;
  workflow: Workflow;
  lock: DefinitionLock;
  semanticHash: string;
  issueCounts: IssueCounts;
  version: number;
  before: string | null;
  publishedBy: string | null;
}

const COLUMNS = [
  ...(['key', 'label', 'workflow', 'lock', 'semanticHash', 'issueCounts', 'revision'] as const),
  ...(['basedOn', 'changedAt', 'changedBy', 'archivedAt', 'archivedBy'] as const),
] as const;

/** One draft per key, with optimistic locking: a save names the revision that it is based on. */
@Injectable()
export class WorkflowDraftsRepository {
  constructor(private readonly em: EntityManager) {}

  async find(key: string, em: EntityManager = this.em.fork()): Promise<Draft | null> {
    const draft = registryTables(em).selectFrom('workflow_draft').select(COLUMNS).where('key', '=', key);
    return draftOf(draft.executeTakeFirst());
  }

  /** Null where the key is taken. */
  async insert(key: string, content: DraftContent): Promise<Draft | null> {
    const draft = registryTables(this.em.fork())
      .insertInto('workflow_draft')
      .values({ key, ...storedContent(content), revision: 1 })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(COLUMNS);
    return draftOf(draft.executeTakeFirst());
  }

  /** Null where the draft is not at that revision any more. */
  async save(key: string, revision: number, content: DraftContent): Promise<Draft | null> {
    const draft = registryTables(this.em.fork())
      .updateTable('workflow_draft')
      .set({ ...storedContent(content), revision: revision + 1 })
      .set((by) => ({ changedAt: by.fn<Date>('now', []) }))
      .where('key', '=', key)
      .where('revision', '=', revision)
      .returning(COLUMNS);
    return draftOf(draft.executeTakeFirst());
  }

  /**
   * Archives the draft, or restores it where `archiving` is null. Null where there is none; one that is archived already
   * keeps its time and name.
   */
  async archive(key: string, archiving: { by: string | null } | null): Promise<Draft | null> {
    const draft = registryTables(this.em.fork())
      .updateTable('workflow_draft')
      .set((set) => ({
        archivedAt: archiving && set.fn.coalesce('archivedAt', set.fn<Date>('now', [])),
        archivedBy:
          archiving && set.case().when('archivedAt', 'is', null).then(archiving.by).else(set.ref('archivedBy')).end(),
      }))
      .where('key', '=', key)
      .returning(COLUMNS);
    return draftOf(draft.executeTakeFirst());
  }

  /** The draft of a key now is based on that version. */
  async setBasedOn(em: EntityManager, key: string, version: number): Promise<void> {
    await em.execute('update registry.workflow_draft set based_on = ? where key = ?', [version, key]);
  }

  /** Bases the key's draft on a new version; one that is still as the version before becomes the new version. */
  async follow(em: EntityManager, key: string, published: PublishedWorkflow): Promise<void> {
    const { label, workflow, lock, semanticHash, issueCounts, version, before, publishedBy } = published;
    const content = [JSON.stringify(workflow), JSON.stringify(lock), JSON.stringify(issueCounts), semanticHash];
    await em.execute(
      `insert into registry.workflow_draft
              (key, label, workflow, lock, issue_counts, semantic_hash, revision, based_on, changed_by)
       values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, 1, ?, ?)
       on conflict (key) do update set based_on = excluded.based_on`,
      [key, label, ...content, version, publishedBy],
    );
    await em.execute(
      `update registry.workflow_draft
          set workflow = ?::jsonb, lock = ?::jsonb, issue_counts = ?::jsonb, semantic_hash = ?,
              revision = revision + 1, changed_at = now(), changed_by = ?
        where key = ? and semantic_hash = ?`,
      [...content, publishedBy, key, before],
    );
  }

  /** Creates missing drafts from the newest versions, for keys that were published before drafts existed. */
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
    const byKey = registryTables(this.em.fork())
      .selectFrom('workflow_draft as d')
      .leftJoin('workflow_version as v', (join) =>
        join.onRef('v.key', '=', 'd.key').on((by) =>
          by(
            'v.version',
            '=',
            by
              .selectFrom('workflow_version as n')
              .select((newest) => newest.fn.max('n.version').as('version'))
              .whereRef('n.key', '=', 'd.key'),
          ),
        ),
      )
      .select([
        'd.key',
        'd.label',
        'd.revision',
        'd.changedAt',
        'd.changedBy',
        'd.archivedAt',
        'd.semanticHash as draftHash',
        'd.issueCounts',
      ])
      .select(['v.version as latestVersion', 'v.semanticHash as versionHash'])
      .orderBy('d.key');
    if ('key' in which) return (await byKey.where('d.key', '=', which.key).execute()).map(summaryOf);
    const { archived, q, after, limit } = which;
    const found = await byKey
      .where('d.key', '>', after)
      .$if(!archived, (drafts) => drafts.where('d.archivedAt', 'is', null))
      .$if(q !== undefined, (drafts) =>
        drafts.where((by) => {
          const text = by.fn<string>('lower', [by.val(q)]);
          const has = (column: 'd.key' | 'd.label') =>
            by(by.fn<number>('strpos', [by.fn('lower', [column]), text]), '>', 0);
          return by.or([has('d.key'), has('d.label')]);
        }),
      )
      .limit(limit)
      .execute();
    return found.map(summaryOf);
  }
}

/** Of a draft that is copied, only its content. */
const storedContent = ({
  label,
  workflow,
  lock,
  semanticHash,
  issueCounts,
  changedBy,
}: DraftContent): DraftContent => ({
  ...{ label, workflow, lock, semanticHash, issueCounts, changedBy },
});

type DraftRow = DraftContent & Pick<Draft, 'key' | 'revision' | 'basedOn' | 'archivedBy'> & StoredTimes;
type SummaryRow = Pick<DraftRow, 'key' | 'label' | 'revision' | 'changedBy' | 'issueCounts'> &
  StoredTimes & { draftHash: string | null; latestVersion: number | null; versionHash: string | null };

interface StoredTimes {
  changedAt: Date;
  archivedAt: Date | null;
}

const NOT_STORABLE = ['22P05', '22021'];

/** Throws a `UserError` for text that PostgreSQL cannot store. */
async function draftOf(found: Promise<DraftRow | undefined>): Promise<Draft | null> {
  const row = await found.catch((error: Error & { code?: string }) => {
    throw NOT_STORABLE.includes(error.code ?? '') ? notStorable() : error;
  });
  if (!row) return null;
  const { archivedAt, changedAt, ...draft } = row;
  return { ...draft, changedAt: isoTime(changedAt), archived: archivedAt !== null };
}

function summaryOf({ key, label, latestVersion, versionHash, draftHash, ...row }: SummaryRow): WorkflowSummary {
  const { revision, changedAt, changedBy, archivedAt, issueCounts } = row;
  const differs = draftHash === null || draftHash !== versionHash;
  return {
    ...{ key, label, archived: archivedAt !== null, latestVersion, semanticHash: versionHash },
    draft: { revision, changedAt: isoTime(changedAt), changedBy, differs, issues: issueCounts },
  };
}
