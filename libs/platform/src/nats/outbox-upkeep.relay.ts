import type { MikroORM } from '@mikro-orm/postgresql';
import { eventStream } from '#contracts';
import { forgetTold, retellLost } from '../outbox/index.js';
import type { BusConnection, BusLink } from './bus-connection.js';
import { ensureStreams } from './topology.js';

const BATCH = 1000;
/** A turn never holds up the end of a process for long. */
const BATCHES = 20;
const CONNECT_MS = 5000;

/**
 * Knows which event stream there is, as of its last look. What went to another one is told again, also what another relay
 * published; what this one has had for long is forgotten.
 */
export class OutboxUpkeep {
  private seen: string | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly of: { schema: string; prefix: string },
  ) {}

  /** May name one that is gone by now: what is published under its name is told twice then, and nothing is lost. */
  async stream(): Promise<string> {
    return this.seen ?? (await this.look());
  }

  async turn(): Promise<void> {
    if (!this.bus.connected) return;
    const stream = await this.look();
    const em = this.orm.em.fork();
    await inBatches(() => retellLost(em, this.of.schema, stream, BATCH));
    await inBatches(() => forgetTold(em, this.of.schema, stream, BATCH));
  }

  private async look(): Promise<string> {
    const link = await this.bus.ready({ withinMs: CONNECT_MS });
    this.seen = await createdAt(link, this.of.prefix);
    return this.seen;
  }
}

/** Two streams of one name differ in it; a stream keeps it through restarts and changes of its settings. */
async function createdAt({ jsm }: BusLink, prefix: string): Promise<string> {
  const spec = eventStream(prefix);
  const ask = async (): Promise<string> => (await jsm.streams.info(spec.name)).created;
  return ask().catch(async () => {
    await ensureStreams(jsm, [spec]);
    return ask();
  });
}

async function inBatches(turn: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) if ((await turn()) < BATCH) return;
}
