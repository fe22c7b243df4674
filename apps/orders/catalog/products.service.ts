import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { CreateProductRequest, ProductReply } from '#contracts';
import type { Upload } from '#steps';
import { UploadsService } from './uploads.service.js';

interface ProductRow {
  key: string;
  name: string;
  file_name: string;
  file_sha256: string;
  file_byte_length: string;
}

const replyOf = (row: ProductRow): ProductReply => ({
  key: row.key,
  name: row.name,
  fileName: row.file_name,
  sha256: row.file_sha256,
  byteLength: Number(row.file_byte_length),
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
    const [row] = await this.orm.em.fork().execute<ProductRow[]>(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values (?, ?, ?, ?, ?)
       on conflict (key) do update set name = excluded.name, file_name = excluded.file_name,
         file_sha256 = excluded.file_sha256, file_byte_length = excluded.file_byte_length, changed_at = now()
       returning key, name, file_name, file_sha256, file_byte_length`,
      [request.key, request.name, file.name, artifact.sha256, artifact.byteLength],
    );
    return replyOf(row as ProductRow);
  }

  /** By key, those behind `after`. */
  async list(after: string, limit: number): Promise<ProductReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<ProductRow[]>(
        'select key, name, file_name, file_sha256, file_byte_length from orders.product where key > ? order by key limit ?',
        [after, limit],
      );
    return rows.map(replyOf);
  }
}
