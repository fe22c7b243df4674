import { ORCHESTRATOR_TTL_MS } from '#contracts';
import type { OrchestratorAnnounced } from '#contracts';

/** The other orchestrators that announced themselves lately. */
export class LiveOrchestrators {
  private readonly others = new Map<string, { announcement: OrchestratorAnnounced; seenAt: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** True where it was not known to be there. */
  update(announcement: OrchestratorAnnounced): boolean {
    const isNew = !this.others.has(announcement.orchestrator) && !announcement.leaving;
    if (announcement.leaving) this.others.delete(announcement.orchestrator);
    else this.others.set(announcement.orchestrator, { announcement, seenAt: this.now() });
    return isNew;
  }

  /** Without those that were silent for too long: killed, or cut off. */
  list(): OrchestratorAnnounced[] {
    const since = this.now() - ORCHESTRATOR_TTL_MS;
    for (const [name, { seenAt }] of this.others) if (seenAt < since) this.others.delete(name);
    return [...this.others.values()].map(({ announcement }) => announcement);
  }
}
