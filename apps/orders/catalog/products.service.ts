import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CreateProductRequest, ProductModelPlaces, ProductReply } from '#contracts';
import { containing, isoTime } from '#platform/orm';
import type { Upload } from '#artifacts';
import { ordersTables } from '../orders.orm.config.js';
import { productNotFound } from './product-materials.errors.js';
import { findModelPlaces } from './product-models.repository.js';
import { productExists } from './upload.errors.js';
import { UploadsService } from './uploads.service.js';

const COLUMNS = ['key', 'name', 'fileName', 'fileSha256', 'fileByteLength', 'createdAt', 'changedAt'] as const;
type ProductRow = Awaited<ReturnType<ReturnType<typeof selectProducts>['executeTakeFirstOrThrow']>>;

const selectProducts = (em: EntityManager) => ordersTables(em).selectFrom('product').select(COLUMNS);

const replyOf = ({
  key,
  name,
  fileName,
  fileSha256,
  fileByteLength,
  createdAt,
  changedAt,
}: ProductRow): ProductReply => ({
  ...{ key, name, fileName },
  sha256: fileSha256,
  byteLength: Number(fileByteLength),
  createdAt: isoTime(createdAt),
  changedAt: isoTime(changedAt),
});

/** Customers' products and their STEP files. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Stores a product with its file. An existing key gets the name with the same file again, another file only with `replace`:
   * 409 `product_exists` else. A file that cannot be STEP is refused. Where it is refused nothing is written.
   */
  async save(request: CreateProductRequest, file: { name: string; upload: Upload }): Promise<ProductReply> {
    const { key, name, replace = false } = request;
    const em = this.orm.em.fork();
    if (!replace) await refuseOther(em, key, file.upload.sha256);
    const { sha256, byteLength } = await this.uploads.keep(file.upload, file.name);
    const written = await em.execute<unknown[]>(
      `insert into orders.product as p (key, name, file_name, file_sha256, file_byte_length) values (?, ?, ?, ?, ?)
       on conflict (key) do update set name = excluded.name, file_name = excluded.file_name,
         file_sha256 = excluded.file_sha256, file_byte_length = excluded.file_byte_length, changed_at = now()
        where ? or p.file_sha256 = excluded.file_sha256
       returning key`,
      [key, name, file.name, sha256, byteLength, replace],
    );
    // Somebody else was faster with another file.
    if (written.length === 0) await refuseOther(em, key, sha256);
    return this.get(key);
  }

  /** Rejects with 404 `product_not_found`. */
  async get(key: string): Promise<ProductReply> {
    const row = await selectProducts(this.orm.em.fork()).where('key', '=', key).executeTakeFirst();
    if (!row) throw productNotFound(key);
    return replyOf(row);
  }

  /** Where models of its present file may be. Rejects with 404 `product_not_found`. */
  async models(key: string): Promise<ProductModelPlaces> {
    await this.get(key);
    return findModelPlaces(this.orm.em.fork(), key);
  }

  /** By key, those behind `after` with the text `q`. */
  async list({ after = '', q, limit }: { after?: string; q?: string; limit: number }): Promise<ProductReply[]> {
    let products = selectProducts(this.orm.em.fork()).where('key', '>', after).orderBy('key').limit(limit);
    if (q !== undefined)
      products = products.where((by) => by.or(SEARCHED.map((name) => by(name, 'ilike', containing(q)))));
    return (await products.execute()).map(replyOf);
  }
}

const SEARCHED = ['key', 'name', 'fileName'] as const;

async function refuseOther(em: EntityManager, key: string, sha256: string): Promise<void> {
  const found = await selectProducts(em).where('key', '=', key).executeTakeFirst();
  if (found && found.fileSha256 !== sha256) throw productExists(key, found);
}
