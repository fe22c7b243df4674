import { SpanStatusCode } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';
import type { NodeResult, NodeTask } from '#contracts';

/** The subject template of a task, without the parts that differ by run, for low cardinality. */
export const destinationTemplate = (prefix: string, { pool }: NodeTask): string =>
  `${prefix}.task.${pool}.{requires}.{class}.{step}.{nodeRunId}`;

/** Attributes of the span that processes a task, after OpenTelemetry's conventions for messaging. */
export function taskAttributes(prefix: string, task: NodeTask, deliveryCount: number): Attributes {
  return {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.destination.name': destinationTemplate(prefix, task),
    'hartomat.run_id': task.runId,
    'hartomat.node': task.nodeId,
    'hartomat.node_run_id': task.nodeRunId,
    'hartomat.attempt': task.attempt,
    'hartomat.delivery_count': deliveryCount,
    'hartomat.mode': task.runClass,
    'hartomat.step': `${task.step}@${task.version}`,
  };
}

/** Records on the span how the task ended, from the published result. */
export function describeResult(span: Span, { outcome, failure }: NodeResult): void {
  if (outcome === 'started') return;
  span.setAttribute('hartomat.outcome', outcome);
  if (!failure) return;
  span.setAttribute('error.type', failure.code);
  if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR, message: failure.code });
}
