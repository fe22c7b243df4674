import type { EntityManager } from '@mikro-orm/postgresql';

export interface DeliveredPicture {
  sha256: string;
  mediaType: string;
}

const PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'];

/** The first picture of a delivery, in the order in which its run saved them; null where nothing was delivered. */
export async function firstPictureOf(em: EntityManager, deliveryId: string): Promise<DeliveredPicture | null> {
  const [picture] = await em.execute<DeliveredPicture[]>(
    `select a.sha256, a.media_type as "mediaType"
       from orders.media_asset a
      where a.delivery_id = ? and a.media_type in (?) order by a.position, a.name limit 1`,
    [deliveryId, PICTURES],
  );
  return picture ?? null;
}
