import type { EntityManager } from '@mikro-orm/postgresql';
import type { EvidenceEnvironment, EvidenceLog } from '#contracts';

/** What a node run handed over in the attempt that counted. */
export interface AcceptedAttempt {
  runId: string;
  nodeId: string;
  outputs: Record<string, unknown>;
  logs: EvidenceLog[];
  environment: EvidenceEnvironment | null;
}

/** The accepted attempts of runs, in the order of their plans. */
export async function acceptedAttempts(em: EntityManager, runIds: string[]): Promise<AcceptedAttempt[]> {
  if (runIds.length === 0) return [];
  return em.execute<AcceptedAttempt[]>(
    `select n.run_id as "runId", n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs,
            coalesce(a.logs, '[]'::jsonb) as logs, a.environment
       from orchestrator.node_run n
       join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
      where n.run_id in (?) and n.status = 'succeeded'
      order by n.run_id, n.position`,
    [runIds],
  );
}
