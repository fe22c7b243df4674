import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { CreateProductRequest, ProductReply } from '#contracts';
import { UserError } from '#platform/http';
import { StepError, prescanStep } from '#steps';
import type { ArtifactStore } from '#steps';
import { ARTIFACT_STORE } from './catalog.service.js';

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
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** Stores a product with its file; an existing key gets the new file. A file that cannot be STEP is refused, nothing is written. */
  async save(request: CreateProductRequest, file: { name: string; bytes: Buffer }): Promise<ProductReply> {
    await refuseBadFile(file);
    const artifact = await this.artifacts.put(file.bytes, 'model/step');
    const [row] = await this.orm.em.fork().execute<ProductRow[]>(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values (?, ?, ?, ?, ?)
       on conflict (key) do update set name = excluded.name, file_name = excluded.file_name,
         file_sha256 = excluded.file_sha256, file_byte_length = excluded.file_byte_length, changed_at = now()
       returning key, name, file_name, file_sha256, file_byte_length`,
      [request.key, request.name, file.name, artifact.sha256, artifact.byteLength],
    );
    return replyOf(row as ProductRow);
  }

  async list(): Promise<ProductReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<ProductRow[]>(
        'select key, name, file_name, file_sha256, file_byte_length from orders.product order by key',
      );
    return rows.map(replyOf);
  }
}

async function refuseBadFile(file: { name: string; bytes: Buffer }): Promise<void> {
  try {
    await prescanStep(file.bytes, file.name);
  } catch (error) {
    if (error instanceof StepError)
      throw new UserError(error.code, error.message, 422, [{ pointer: '/file', message: error.message }]);
    throw error;
  }
}
