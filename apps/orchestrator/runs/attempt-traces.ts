import { SpanKind, markSpan } from '#platform/telemetry';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import type { AttemptTrace } from './run-rows.js';

/**
 * One producer span for each attempt that goes out, a child of the run's span: its traceparent is stored with the attempt
 * and travels with the task. Linked are the attempt before and the nodes that this one waited for.
 */
export function traceAttempts(decisions: readonly RunDecision[]): AttemptTrace {
  const traces = new Map<string, string | null>();
  for (const { run, after, dispatched } of decisions) {
    const planned = plannedNodes(after.plan);
    for (const { nodeId, attempt } of dispatched) {
      const node = planned.get(nodeId);
      const attributes = {
        'messaging.system': 'nats',
        'messaging.operation.type': 'publish',
        'messaging.destination.name': 'task',
        'hartomat.run_id': run.facts.runId,
        'hartomat.node': nodeId,
        'hartomat.step': node?.step ?? '',
        'hartomat.attempt': attempt,
        'hartomat.mode': run.facts.runClass,
      };
      const links = [nodeId, ...(node?.parents ?? [])].map((id) => run.nodeRuns.get(id)?.traceparent);
      const options = { kind: SpanKind.PRODUCER, traceparent: run.facts.traceparent, links, attributes };
      const traceparent = markSpan('publish task', options);
      traces.set(`${run.facts.runId} ${nodeId}`, traceparent ?? run.facts.traceparent);
    }
  }
  return ({ run }, nodeId) => traces.get(`${run.facts.runId} ${nodeId}`) ?? run.facts.traceparent;
}
