import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { canonicalJson } from '#contracts';
import { OperationalError } from '#platform/http';
import type { ArtifactStore, CatalogDocument } from '#steps';

export const ARTIFACT_STORE = Symbol('artifact store');

/** The catalog: immutable documents, one of which is the head that new dispatches pin. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** The newest document with the sha256 under which both paths read it. */
  async head(): Promise<{ sha256: string; document: CatalogDocument }> {
    const [row] = await this.orm.em
      .fork()
      .execute<{ sha256: string; document: CatalogDocument }[]>(
        `select d.sha256, d.document from orders.catalog_head h join orders.catalog_document d on d.sha256 = h.sha256`,
      );
    if (!row) throw new OperationalError('catalog_empty', 'There is no catalog yet. Seed it before dispatching.');
    return row;
  }

  /** Makes a document the head. The bytes are stored before the row that refers to them. */
  async replace(document: CatalogDocument): Promise<string> {
    const { sha256 } = await this.artifacts.put(Buffer.from(canonicalJson(document)), 'application/json');
    await this.orm.em.fork().transactional(async (em) => {
      await em.execute(
        'insert into orders.catalog_document (sha256, document) values (?, ?::jsonb) on conflict (sha256) do nothing',
        [sha256, JSON.stringify(document)],
      );
      await em.execute(
        `insert into orders.catalog_head (id, sha256) values (1, ?)
         on conflict (id) do update set sha256 = excluded.sha256, changed_at = now()`,
        [sha256],
      );
    });
    return sha256;
  }

  /** Puts the first document in place; a catalog that is there stays. */
  async seed(document: CatalogDocument): Promise<void> {
    const [row] = await this.orm.em.fork().execute<{ id: number }[]>('select id from orders.catalog_head where id = 1');
    if (!row) await this.replace(document);
  }
}
