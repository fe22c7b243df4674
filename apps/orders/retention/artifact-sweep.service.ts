import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { REQUESTS, resultStream } from '#contracts';
import type { ArtifactSweepReply, ReferencesReply } from '#contracts';
import type { ArtifactSweep } from '#artifacts';
import { BusConnection, BusRequester } from '#platform/nats';
import { referencedDigests } from '#platform/retention';
import { OrdersConfig } from '../orders.config.js';
import { ownerOfDatabase } from './database-owner.repository.js';
import { busUnreachable, sharedStore, unreadResults } from './retention.errors.js';

export const ARTIFACT_SWEEP = Symbol('artifact sweep');

/** Every other service whose rows may refer to artifacts. */
const REFERENCES = [REQUESTS.orchestrator, REQUESTS.comparison, REQUESTS.registry].map(
  (service) => service.listReferences,
);
const ANSWER_WITHIN_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Deletes artifacts that no service refers to; none unless every service has answered. An artifact that is put again
 * meanwhile stays, since its file is young then.
 */
@Injectable()
export class ArtifactSweepService {
  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly requester: BusRequester,
    private readonly config: OrdersConfig,
    @Inject(ARTIFACT_SWEEP) private readonly store: ArtifactSweep,
  ) {}

  /** `withinMs` bounds each answer of a service. */
  async sweep(dryRun: boolean, withinMs = ANSWER_WITHIN_MS): Promise<ArtifactSweepReply> {
    const graceHours = this.config.retentionArtifactGraceHours;
    const before = Date.now() - graceHours * HOUR_MS;
    const deleted = { files: 0, bytes: 0 };
    const stays = { referenced: 0, young: 0 };
    try {
      const referenced = await this.mark(before, withinMs);
      for await (const { sha256, byteLength, changedAt } of this.store.list()) {
        if (changedAt >= before) stays.young += 1;
        else if (referenced.has(sha256)) stays.referenced += 1;
        else if (dryRun || (await this.store.remove(sha256, before))) {
          deleted.files += 1;
          deleted.bytes += byteLength;
        } else stays.young += 1;
      }
      if (!dryRun) await this.store.removeLeftovers(before);
      return { graceHours, deleted, stays, problem: null };
    } catch (error) {
      return { graceHours, deleted, stays, problem: (error as Error).message };
    }
  }

  /** Registers this database as an owner of the store, so that no other instance clears it; returns all owners. */
  async register(): Promise<string[]> {
    return this.store.register(await ownerOfDatabase(this.orm));
  }

  private async mark(before: number, withinMs: number): Promise<Set<string>> {
    const owners = await this.register();
    if (owners.length > 1) throw sharedStore(this.store.ownersFolder, owners.length);
    await this.requireReadResults(before);
    const marked = new Set<string>();
    await readAll(marked, (after) => referencedDigests(this.orm, 'orders', after));
    for (const request of REFERENCES)
      await readAll(marked, (after) => this.requester.ask(request, { after }, withinMs));
    return marked;
  }

  /** An unread result may refer to artifacts that no row names. */
  private async requireReadResults(before: number): Promise<void> {
    const link = this.bus.link();
    if (!link) throw busUnreachable();
    const { state } = await link.jsm.streams.info(resultStream(this.config.natsPrefix).name);
    if (state.messages > 0 && Date.parse(state.first_ts) < before + HOUR_MS) throw unreadResults(state.messages);
  }
}

async function readAll(
  into: Set<string>,
  read: (after: string | undefined) => Promise<ReferencesReply>,
): Promise<void> {
  let after: string | undefined;
  do {
    const { digests, next } = await read(after);
    for (const digest of digests) into.add(digest);
    after = next ?? undefined;
  } while (after !== undefined);
}
