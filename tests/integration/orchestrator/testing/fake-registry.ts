import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { WorkflowVersionReply } from '#contracts';
import { requestSubject } from '#platform/nats';

/** Answers `getWorkflow` for one version, in the packet form of Nest's transport. */
export function serveWorkflow(connection: NatsConnection, prefix: string, version: WorkflowVersionReply): Subscription {
  return connection.subscribe(requestSubject(prefix, REQUESTS.registry.getWorkflow), {
    callback: (_error, message) => {
      const { id, data } = message.json<{ id: string; data: { key: string; version: number } }>();
      const isKnown = data.key === version.key && data.version === version.version;
      const err = { code: 'workflow_not_published', message: 'There is no such version.', status: 404 };
      message.respond(JSON.stringify({ id, isDisposed: true, ...(isKnown ? { response: version } : { err }) }));
    },
  });
}
