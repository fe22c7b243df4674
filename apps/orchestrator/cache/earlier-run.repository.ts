import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { PredictCacheRequest } from '#contracts';
import type { MadeNode } from './earlier-outputs.js';

/** How many runs of a workflow are looked through, newest first. */
const NEWEST = 200;

/** Of one run with equal inputs, of the line or of the workflow: for whom it was made is no input of its nodes. */
const NODES = `
  with run as (
    select id, delivery_id, semantic_hash, pinned, status, created_at from orchestrator.run where order_line_id = ?
    union all
    (select id, delivery_id, semantic_hash, pinned, status, created_at from orchestrator.run
      where workflow_key = ? order by created_at desc limit ${NEWEST})
  ), same as (
    select id, delivery_id, semantic_hash from run
     where pinned - '{deliveryId,generation,orderLineId,orderNumber}'::text[]
         = ?::jsonb - '{deliveryId,generation,orderLineId,orderNumber}'::text[]
     order by status = 'succeeded' desc, created_at desc limit 1
  )
  select s.delivery_id as "deliveryId", e.node, coalesce(a.outputs, '{}'::jsonb) as outputs
    from same s
    join orchestrator.run_plan p on p.semantic_hash = s.semantic_hash
   cross join lateral jsonb_array_elements(p.plan -> 'nodes') e (node)
    join orchestrator.node_run n on n.run_id = s.id and n.node_id = e.node ->> 'nodeId' and n.status = 'succeeded'
    join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt`;

/** Finds what an earlier run made of the same inputs. */
@Injectable()
export class EarlierRunRepository {
  constructor(private readonly orm: MikroORM) {}

  find({ workflow, pinned }: PredictCacheRequest): Promise<MadeNode[]> {
    return this.orm.em.fork().execute(NODES, [pinned.orderLineId, workflow, JSON.stringify(pinned)]);
  }
}
