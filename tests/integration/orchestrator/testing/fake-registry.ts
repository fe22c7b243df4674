import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { WorkflowVersionReply } from '#contracts';
import { requestSubject } from '#platform/nats';

/** Answers `getWorkflow` for the versions that are in the list by then, in the packet form of Nest's transport. */
export function serveWorkflow(
  connection: NatsConnection,
  prefix: string,
  versions: readonly WorkflowVersionReply[],
): Subscription {
  return connection.subscribe(requestSubject(prefix, REQUESTS.registry.getWorkflow), {
    callback: (_error, message) => {
      const { id, data } = message.json<{ id: string; data: { key: string; version: number } }>();
      const version = versions.find((one) => data.key === one.key && data.version === one.version);
      const err = { code: 'workflow_not_published', message: 'There is no such version.', status: 404 };
      message.respond(JSON.stringify({ id, isDisposed: true, ...(version ? { response: version } : { err }) }));
    },
  });
}
