import type { EntityManager } from '@mikro-orm/postgresql';
import { UserError } from '#platform/http';
import { readHead } from '../catalog/catalog.repository.js';
import { nearKeys } from '../catalog/near-keys.js';

/**
 * Throws 422 `unknown_reference` for an output type that the catalog does not hold. A row that is there can always be
 * changed: the output type may have been deleted since.
 */
export async function refuseUnknownOutputType(em: EntityManager, outputType: string): Promise<void> {
  if (outputType === '*') return;
  const known = (await readHead(em)).document.outputTypes.map(({ key }) => key);
  if (known.includes(outputType)) return;
  const rows = await em.execute<unknown[]>('select 1 from orders.rollout where output_type = ? limit 1', [outputType]);
  if (rows.length > 0) return;
  const message = `There is no output type "${outputType}", so a rollout row of it would move nothing. ${nearKeys(outputType, known)}`;
  throw new UserError('unknown_reference', message, 422, [{ pointer: '/outputType', message }]);
}
