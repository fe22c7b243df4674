import { isDeepStrictEqual } from 'node:util';
import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { ConsumerSpec, StreamSpec } from '#contracts';

/** Injects the `BusTopology` of a service. */
export const BUS_TOPOLOGY = Symbol('bus topology');

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

/** Milliseconds from finding a stream missing to creating it: its deletion may be under way. */
const DELETION_MS = 100;

/**
 * Creates what is missing and updates what is configured otherwise; safe to repeat and to race. An existing stream is only
 * inspected: where `create` races its deletion, NATS (2.14.0) leaves one that answers and never stores again.
 */
export async function ensureStreams(jsm: JetStreamManager, specs: readonly StreamSpec[]): Promise<void> {
  const missing: ReturnType<typeof streamConfig>[] = [];
  for (const config of specs.map(streamConfig)) {
    const found = await configOf(jsm, config.name);
    if (!found) missing.push(config);
    else if (!hasAll(found, config)) await jsm.streams.update(config.name, config);
  }
  if (missing.length > 0) await new Promise((resolve) => setTimeout(resolve, DELETION_MS));
  for (const config of missing) await jsm.streams.add(config).catch(() => jsm.streams.update(config.name, config));
}

async function configOf(jsm: JetStreamManager, name: string): Promise<StreamConfig | null> {
  try {
    return (await jsm.streams.info(name)).config;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return null;
    throw error;
  }
}

const hasAll = (found: StreamConfig, wanted: Partial<StreamConfig>): boolean =>
  Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(found[key as keyof StreamConfig], value));

/** Creates or updates a durable pull consumer; safe to repeat and to race. */
export async function ensureConsumer(jsm: JetStreamManager, spec: ConsumerSpec): Promise<void> {
  const config = consumerConfig(spec);
  await jsm.consumers.add(spec.stream, config).catch(() => jsm.consumers.update(spec.stream, spec.name, config));
}
