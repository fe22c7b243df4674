import type { NatsConnection } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { WorkflowVersionReply } from '#contracts';
import { requestSubject } from '#platform/nats';

/** Answers the orchestrator's question for a version as the registry does, from `versions`. */
export function serveVersions(connection: NatsConnection, versions: ReadonlyMap<string, WorkflowVersionReply>): void {
  connection.subscribe(requestSubject('wf', REQUESTS.registry.getWorkflow), {
    callback: (_error, message) => {
      const { id, data } = message.json<{ id: string; data: { key: string } }>();
      const response = versions.get(data.key);
      const err = { code: 'workflow_not_published', message: 'There is no such version.', status: 404 };
      message.respond(JSON.stringify({ id, isDisposed: true, ...(response ? { response } : { err }) }));
    },
  });
}
