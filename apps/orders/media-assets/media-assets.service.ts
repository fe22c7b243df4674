import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { UserError } from '#platform/http';
import type { ArtifactStore } from '#steps';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';

/** Live assets of deliveries: what customers get to see. */
@Injectable()
export class MediaAssetsService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** The bytes of a live asset; 404 before the delivery is committed. */
  async read(deliveryId: string, name: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
    const [row] = await this.orm.em
      .fork()
      .execute<{ sha256: string; media_type: string }[]>(
        'select sha256, media_type from orders.media_asset where delivery_id = ? and name = ?',
        [deliveryId, name],
      );
    if (!row) throw new UserError('asset_not_found', `Delivery ${deliveryId} has no live asset "${name}".`, 404);
    return { bytes: await this.artifacts.get(row.sha256), mediaType: row.media_type };
  }
}
