import { ORCHESTRATOR_TTL_MS } from '#contracts';
import type { OrchestratorAnnounced } from '#contracts';

/** The other orchestrators that announced themselves lately. */
export class LiveOrchestrators {
  private readonly others = new Map<string, { said: OrchestratorAnnounced; heardAt: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** True where it was not known to be there. */
  hear(said: OrchestratorAnnounced): boolean {
    const isNew = !this.others.has(said.orchestrator) && !said.leaving;
    if (said.leaving) this.others.delete(said.orchestrator);
    else this.others.set(said.orchestrator, { said, heardAt: this.now() });
    return isNew;
  }

  /** Without those that were silent for too long: killed, or cut off. */
  list(): OrchestratorAnnounced[] {
    const since = this.now() - ORCHESTRATOR_TTL_MS;
    for (const [name, { heardAt }] of this.others) if (heardAt < since) this.others.delete(name);
    return [...this.others.values()].map(({ said }) => said);
  }
}
