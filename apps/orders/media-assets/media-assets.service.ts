import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { UserError, artifactProblem } from '#platform/http';
import type { ArtifactStore } from '#steps';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';

/** Live assets of deliveries: what customers get to see. */
@Injectable()
export class MediaAssetsService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** The bytes of a live asset. 404 before the delivery is committed and where its artifact is gone, 503 where that is damaged. */
  async read(deliveryId: string, name: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
    if (name.includes('\0')) throw assetNotFound(deliveryId, name);
    const [row] = await this.orm.em
      .fork()
      .execute<{ sha256: string; media_type: string }[]>(
        'select sha256, media_type from orders.media_asset where delivery_id = ? and name = ?',
        [deliveryId, name],
      );
    if (!row) throw assetNotFound(deliveryId, name);
    const bytes = await this.artifacts.get(row.sha256).catch((error: unknown) => {
      throw artifactProblem(error, artifactGone(name, row.sha256));
    });
    return { bytes, mediaType: row.media_type };
  }
}

const assetNotFound = (deliveryId: string, name: string): UserError =>
  new UserError('asset_not_found', `Delivery ${deliveryId} has no live asset ${JSON.stringify(name)}.`, 404);

const artifactGone = (name: string, sha256: string): UserError =>
  new UserError(
    'artifact_not_found',
    `The artifact ${sha256} of the asset "${name}" is not in the store any more. Restore it from a backup, or dispatch the line with "again": true.`,
    404,
  );
