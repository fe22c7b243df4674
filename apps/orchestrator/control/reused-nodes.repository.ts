import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReusedFrom } from '#contracts';
import type { RunReuse } from '#workflow-core';

/** What a succeeded node of the source made. Null outputs were removed by retention. */
export interface SourceNode {
  nodeId: string;
  outputs: Record<string, unknown> | null;
  /** The attempt that made them first. */
  reusedFrom: ReusedFrom;
}

const COPY = `
  with found as (
    select t.id as target, s.id as source, s.attempt
      from orchestrator.node_run t
      join orchestrator.node_run s on s.run_id = ? and s.node_id = t.node_id and s.status = 'succeeded'
     where t.run_id = ? and t.node_id in (select jsonb_array_elements_text(?::jsonb))
  ), copied as (
    insert into orchestrator.attempt (node_run_id, attempt, outcome, outputs, logs, environment, worker, reused_from, finished_at)
      select f.target, 1, 'succeeded', a.outputs, a.logs, a.environment, a.worker,
             coalesce(a.reused_from, jsonb_build_object('runId', ?::text, 'nodeRunId', f.source, 'attempt', f.attempt)), now()
        from found f join orchestrator.attempt a on a.node_run_id = f.source and a.attempt = f.attempt
    returning node_run_id
  )
  update orchestrator.node_run n set status = 'succeeded', attempt = 1, finished_at = now()
    from copied where n.id = copied.node_run_id
  returning n.node_id`;

/** Takes over what nodes of a run that ended made: the attempt is copied, and says whose it was first. */
@Injectable()
export class ReusedNodesRepository {
  async succeeded(em: EntityManager, runId: string): Promise<SourceNode[]> {
    return em.execute<SourceNode[]>(
      `select n.node_id as "nodeId", a.outputs,
              coalesce(a.reused_from, jsonb_build_object('runId', n.run_id, 'nodeRunId', n.id, 'attempt', n.attempt)) as "reusedFrom"
         from orchestrator.node_run n
         join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
        where n.run_id = ? and n.status = 'succeeded' order by n.position`,
      [runId],
    );
  }

  /** Call it in the transaction that stored the new run. Throws where a node of the source is not there any more. */
  async copy(em: EntityManager, from: { sourceId: string; runId: string }, reuse: RunReuse): Promise<Set<string>> {
    const nodeIds = reuse.nodes.filter(({ decision }) => decision === 'reused').map(({ nodeId }) => nodeId);
    const { sourceId, runId } = from;
    const copied = await em.execute<unknown[]>(COPY, [sourceId, runId, JSON.stringify(nodeIds), sourceId]);
    if (copied.length !== nodeIds.length) {
      throw new Error(`Run ${sourceId} lost nodes while it was taken over: ${copied.length} of ${nodeIds.length}.`);
    }
    await em.execute('update orchestrator.run set rerun_of = ?, reuse = ?::jsonb where id = ?', [
      sourceId,
      JSON.stringify(reuse),
      runId,
    ]);
    return new Set(nodeIds);
  }
}
