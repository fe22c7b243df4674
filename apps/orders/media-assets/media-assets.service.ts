import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { AssetArtifact } from '#contracts';
import { UserError, artifactProblem } from '#platform/http';
import type { ArtifactStore } from '#artifacts';
import { ordersTables } from '../orders.orm.config.js';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';

interface OpenedAsset {
  body: Readable;
  byteLength: number;
  mediaType: string;
  sha256: string;
}

/** Serves the live assets of deliveries. */
@Injectable()
export class MediaAssetsService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** A live asset as a stream. 404 before the delivery is committed and where its artifact is gone, 503 where that is damaged. */
  async read(deliveryId: string, name: string): Promise<OpenedAsset> {
    const { sha256, mediaType } = await this.find(deliveryId, name);
    const opened = await this.open(sha256).catch((error: unknown) => {
      throw artifactProblem(error, artifactGone(name, sha256));
    });
    return { ...opened, mediaType, sha256 };
  }

  /** The artifact of a live asset; 404 before the delivery is committed. */
  async artifact(deliveryId: string, name: string): Promise<AssetArtifact> {
    const { sha256 } = await this.find(deliveryId, name);
    return { sha256 };
  }

  private async find(deliveryId: string, name: string): Promise<{ sha256: string; mediaType: string }> {
    if (name.includes('\0')) throw assetNotFound(deliveryId, name);
    const row = await ordersTables(this.orm.em.fork())
      .selectFrom('media_asset')
      .select(['sha256', 'mediaType'])
      .where('deliveryId', '=', deliveryId)
      .where('name', '=', name)
      .executeTakeFirst();
    if (!row) throw assetNotFound(deliveryId, name);
    return row;
  }

  /** Reads by a range, because the store then verifies the digest before the first byte. */
  private async open(sha256: string): Promise<{ body: Readable; byteLength: number }> {
    const found = await this.artifacts.stat(sha256);
    if (!found?.byteLength) return { body: await this.artifacts.read(sha256), byteLength: 0 };
    const { byteLength } = found;
    return { body: await this.artifacts.read(sha256, { start: 0, end: byteLength - 1 }), byteLength };
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
