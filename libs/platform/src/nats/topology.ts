import { AckPolicy, DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { ConsumerSpec, StreamSpec } from '#contracts';

/** JetStream's form of a stream: one message per subject where dispatch must be idempotent. */
export function streamConfig(spec: StreamSpec): Partial<StreamConfig> & { name: string } {
  return {
    name: spec.name,
    subjects: spec.subjects,
    retention: spec.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    discard: spec.retention === 'workqueue' ? DiscardPolicy.New : DiscardPolicy.Old,
    storage: StorageType.File,
    max_age: nanos(spec.maxAgeMs),
    ...(spec.discardNewPerSubject && { max_msgs_per_subject: 1, discard_new_per_subject: true }),
  };
}

export function consumerConfig(spec: ConsumerSpec): Partial<ConsumerConfig> {
  return {
    durable_name: spec.name,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(spec.ackWaitMs),
    max_ack_pending: spec.maxAckPending,
    filter_subject: spec.filter,
  };
}

/** Creates or updates the streams; safe to repeat and to race. */
export async function ensureStreams(jsm: JetStreamManager, specs: StreamSpec[]): Promise<void> {
  for (const spec of specs) {
    const config = streamConfig(spec);
    await jsm.streams.add(config).catch(() => jsm.streams.update(spec.name, config));
  }
}

/** Creates or updates a durable pull consumer; safe to repeat and to race. */
export async function ensureConsumer(jsm: JetStreamManager, spec: ConsumerSpec): Promise<void> {
  const config = consumerConfig(spec);
  await jsm.consumers.add(spec.stream, config).catch(() => jsm.consumers.update(spec.stream, spec.name, config));
}
