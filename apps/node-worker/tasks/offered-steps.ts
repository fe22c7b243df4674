import type { AnnouncedStep } from '#contracts';
import type { ExecutorEntry } from '#nodes/executors';
import { definitionHash } from '#workflow-core';
import type { NodeDefinition, Requires } from '#workflow-core';

/** The steps that this build can execute, by `step@version`, with what their definitions say of them. */
export class OfferedSteps {
  private readonly known: ReadonlyMap<string, NodeDefinition & { hash: string }>;

  constructor(
    readonly executors: Record<string, ExecutorEntry>,
    definitions: readonly NodeDefinition[],
  ) {
    const executable = definitions.filter(({ step, version }) => `${step}@${version}` in executors);
    this.known = new Map(
      executable.map((definition) => [
        `${definition.step}@${definition.version}`,
        { ...definition, hash: definitionHash(definition) },
      ]),
    );
  }

  requires(step: string, version: number): Requires | undefined {
    return this.known.get(`${step}@${version}`)?.requires;
  }

  /** The pool whose slots run what needs this capability; undefined where no step of these pools does. */
  poolNeeding(capability: Requires, pools: readonly string[]): string | undefined {
    return [...this.known.values()].find(({ requires, pool }) => requires === capability && pools.includes(pool))?.pool;
  }

  /** What a worker of these pools and capabilities announces. */
  in(pools: readonly string[], has: (requires: Requires) => boolean): AnnouncedStep[] {
    return [...this.known.values()]
      .filter(({ pool, requires }) => pools.includes(pool) && has(requires))
      .map(({ step, version, hash }) => ({ step, version, hash }));
  }
}
