import type { AnnouncedStep } from '#contracts';
import type { ExecutorEntry } from '#nodes/executors';
import { definitionHash } from '#workflow-core';
import type { NodeDefinition, Requires } from '#workflow-core';
import type { WorkerCapabilities } from '../slots/worker-capabilities.js';

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

  /** Whether its results may be kept: then they follow from params and inputs alone. */
  isCacheable(step: string, version: number): boolean {
    return this.known.get(`${step}@${version}`)?.cacheable === true;
  }

  requires(step: string, version: number): Requires | undefined {
    return this.known.get(`${step}@${version}`)?.requires;
  }

  /** The pool whose slots run what needs this capability; undefined where no step of these pools does. */
  poolNeeding(capability: Requires, pools: readonly string[]): string | undefined {
    return [...this.known.values()].find(({ requires, pool }) => requires === capability && pools.includes(pool))?.pool;
  }

  /** What a worker of these pools and capabilities announces. */
  in(pools: readonly string[], capabilities: Pick<WorkerCapabilities, 'has' | 'toolFor'>): AnnouncedStep[] {
    return [...this.known.values()]
      .filter(({ pool, requires }) => pools.includes(pool) && capabilities.has(requires))
      .map(({ step, version, hash, requires }) => {
        const entry = this.executors[`${step}@${version}`];
        const build = { code: entry?.codeDigest, tool: capabilities.toolFor(requires), reads: entry?.reads };
        return { step, version, hash, ...(JSON.parse(JSON.stringify(build)) as Partial<AnnouncedStep>) };
      });
  }
}
