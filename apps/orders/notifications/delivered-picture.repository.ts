import type { EntityManager } from '@mikro-orm/postgresql';
import { ordersTables } from '../orders.orm.config.js';

export interface DeliveredPicture {
  sha256: string;
  mediaType: string;
}

const PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'];

/** The first picture of a delivery, in the order in which its run saved them; null where there is none. */
export async function firstPictureOf(em: EntityManager, deliveryId: string): Promise<DeliveredPicture | null> {
  const picture = await ordersTables(em)
    .selectFrom('media_asset')
    .select(['sha256', 'mediaType'])
    .where('deliveryId', '=', deliveryId)
    .where('mediaType', 'in', PICTURES)
    .orderBy('position')
    .orderBy('name')
    .limit(1)
    .executeTakeFirst();
  return picture ?? null;
}
