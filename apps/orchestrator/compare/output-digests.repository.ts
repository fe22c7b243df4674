import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { OutputDigests } from './compare-nodes.js';

/** Jsonb is canonical as text: keys sorted, no second of a key. The outputs themselves may be too many to be read. */
const DIGESTS = `
  select n.node_id as "nodeId",
         coalesce((select jsonb_object_agg(o.key, encode(sha256(convert_to(o.value::text, 'UTF8')), 'hex'))
                     from jsonb_each(a.outputs) o), '{}'::jsonb) as digests
    from orchestrator.node_run n
    join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
   where n.run_id = ? and n.status = 'succeeded' and a.outputs is not null
     and n.node_id in (select jsonb_array_elements_text(?::jsonb))`;

/** Which delivery a run was for is no input of its nodes. */
const SAME_PINNED = `
  select a.pinned - 'deliveryId' - 'generation' = b.pinned - 'deliveryId' - 'generation' as same
    from orchestrator.run a, orchestrator.run b where a.id = ? and b.id = ?`;

/** Reads of a run's stored results only what says whether they are equal. */
@Injectable()
export class OutputDigestsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** Of those of the nodes whose outputs are stored. */
  async digests(runId: string, nodeIds: readonly string[]): Promise<Map<string, OutputDigests>> {
    const rows = await this.orm.em
      .fork()
      .execute<{ nodeId: string; digests: OutputDigests }[]>(DIGESTS, [runId, JSON.stringify(nodeIds)]);
    return new Map(rows.map(({ nodeId, digests }) => [nodeId, digests]));
  }

  /** Undefined where one of the runs was removed meanwhile. */
  async samePinned(a: string, b: string): Promise<boolean | undefined> {
    const [row] = await this.orm.em.fork().execute<{ same: boolean }[]>(SAME_PINNED, [a, b]);
    return row?.same;
  }
}
