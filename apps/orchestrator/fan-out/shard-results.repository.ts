import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { AddressedTask } from '../runs/node-task.js';
import type { ShardResult } from './join-shards.js';

interface Row extends ShardResult {
  runId: string;
  nodeId: string;
}

@Injectable()
export class ShardResultsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** For each join what its shards handed over, in order; one that did not succeed is left out. */
  async load(joins: readonly AddressedTask[]): Promise<ReadonlyMap<AddressedTask, ShardResult[]>> {
    const shards = joins.flatMap(({ task, node }) => node.parents.map((nodeId) => ({ runId: task.runId, nodeId })));
    const rows = await this.orm.em.fork().execute<Row[]>(
      `select n.run_id as "runId", n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs,
              coalesce(a.logs, '[]'::jsonb) as logs, a.environment,
              floor(extract(epoch from coalesce(a.started_at, a.dispatched_at)) * 1000)::float8 as "startedAt"
         from jsonb_to_recordset(?::jsonb) as c ("runId" text, "nodeId" text)
         join orchestrator.node_run n on n.run_id = c."runId" and n.node_id = c."nodeId"
         join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
        where n.status = 'succeeded'`,
      [JSON.stringify(shards)],
    );
    const found = new Map(rows.map((row) => [`${row.runId} ${row.nodeId}`, row]));
    return new Map(
      joins.map((join) => {
        const ids = join.node.parents.map((nodeId) => `${join.task.runId} ${nodeId}`);
        return [join, ids.flatMap((id) => found.get(id) ?? [])];
      }),
    );
  }
}
