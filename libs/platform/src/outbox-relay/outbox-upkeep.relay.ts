import type { MikroORM } from '@mikro-orm/postgresql';
import type { StreamSpec } from '#contracts';
import { purgePublished, republishLost } from '../outbox/index.js';
import type { BusConnection, BusLink } from '../nats/connection/bus-connection.js';
import { ensureStreams } from '../nats/topology/topology.js';

const BATCH = 1000;
/** Bounds how long a tick delays the shutdown of a process. */
const BATCHES = 20;
const CONNECT_MS = 5000;

/**
 * Tracks the identity of the event stream, as of its last check. Events that were published to another stream are
 * published again, also those of another relay; events that this stream has had long enough are purged.
 */
export class OutboxUpkeep {
  private seen: string | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly of: { schema: string; events: StreamSpec },
  ) {}

  /** May be out of date: events marked with a deleted stream are published twice then, and none is lost. */
  async stream(): Promise<string> {
    return this.seen ?? (await this.look());
  }

  async tick(): Promise<void> {
    if (!this.bus.connected) return;
    const stream = await this.look();
    const em = this.orm.em.fork();
    await inBatches(() => republishLost(em, this.of.schema, stream, BATCH));
    await inBatches(() => purgePublished(em, this.of.schema, stream, BATCH));
  }

  private async look(): Promise<string> {
    const link = await this.bus.ready({ withinMs: CONNECT_MS });
    this.seen = await createdAt(link, this.of.events);
    return this.seen;
  }
}

/** Differs between two streams of one name; unchanged by restarts and by updates of the settings. */
async function createdAt({ jsm }: BusLink, spec: StreamSpec): Promise<string> {
  const ask = async (): Promise<string> => (await jsm.streams.info(spec.name)).created;
  return ask().catch(async () => {
    await ensureStreams(jsm, [spec]);
    return ask();
  });
}

async function inBatches(work: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) if ((await work()) < BATCH) return;
}
