import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { CreateProductRequest, ProductReply } from '#contracts';
import type { Upload } from '#artifacts';
import { ordersTables } from '../orders.orm.config.js';
import { UploadsService } from './uploads.service.js';

const COLUMNS = ['key', 'name', 'fileName', 'fileSha256', 'fileByteLength'] as const;
type ProductRow = Record<'key' | 'name' | 'fileName' | 'fileSha256', string> & { fileByteLength: number };

const replyOf = ({ key, name, fileName, fileSha256, fileByteLength }: ProductRow): ProductReply => ({
  ...{ key, name, fileName },
  sha256: fileSha256,
  byteLength: Number(fileByteLength),
});

/** Customers' products and their STEP files. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly uploads: UploadsService,
  ) {}

  /** Stores a product with its file; an existing key gets the new file. A file that cannot be STEP is refused, nothing is written. */
  async save(request: CreateProductRequest, file: { name: string; upload: Upload }): Promise<ProductReply> {
    const artifact = await this.uploads.keep(file.upload, file.name);
    const { key, name } = request;
    const row = { name, fileName: file.name, fileSha256: artifact.sha256, fileByteLength: artifact.byteLength };
    await this.orm.em.fork().execute(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values (?, ?, ?, ?, ?)
       on conflict (key) do update set name = excluded.name, file_name = excluded.file_name,
         file_sha256 = excluded.file_sha256, file_byte_length = excluded.file_byte_length, changed_at = now()`,
      [key, ...Object.values(row)],
    );
    return replyOf({ key, ...row });
  }

  /** By key, those behind `after`. */
  async list(after: string, limit: number): Promise<ProductReply[]> {
    const rows = await ordersTables(this.orm.em.fork())
      .selectFrom('product')
      .select(COLUMNS)
      .where('key', '>', after)
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(replyOf);
  }
}
