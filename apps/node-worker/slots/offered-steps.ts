import { shardStep } from '#contracts';
import type { AnnouncedStep } from '#contracts';
import type { ExecutorEntry } from '#nodes/executors';
import { definitionHash } from '#workflow-core';
import type { FanOuts, NodeDefinition, Requires } from '#workflow-core';
import type { WorkerCapabilities } from './worker-capabilities.js';

type Offered = NodeDefinition & { hash: string };

/** The steps that this build can execute, by `step@version`, with their definitions. */
export class OfferedSteps {
  /** Of unsharded steps, and of the shards of sharded ones. */
  readonly executors: Readonly<Record<string, ExecutorEntry>>;
  private readonly known: ReadonlyMap<string, Offered>;
  private readonly shards: ReadonlyMap<string, Offered>;

  constructor(executors: Record<string, ExecutorEntry>, definitions: readonly NodeDefinition[], fanOuts: FanOuts) {
    const executable = definitions
      .filter((definition) => keyOf(definition) in executors)
      .map((definition) => ({ ...definition, hash: definitionHash(definition) }));
    this.known = new Map(executable.map((offered) => [keyOf(offered), offered]));
    const sharded = executable.filter((offered) => keyOf(offered) in fanOuts);
    this.shards = new Map(sharded.map((offered) => [shardKeyOf(offered), offered]));
    this.executors = {
      ...executors,
      ...Object.fromEntries(
        sharded.map((offered) => [shardKeyOf(offered), executors[keyOf(offered)] as ExecutorEntry]),
      ),
    };
  }

  /** Whether its results are cacheable: they then depend on params and inputs alone. */
  isCacheable(step: string, version: number): boolean {
    const key = keyOf({ step, version });
    return (this.known.get(key) ?? this.shards.get(key))?.cacheable === true;
  }

  requires(step: string, version: number): Requires | undefined {
    const key = keyOf({ step, version });
    return (this.known.get(key) ?? this.shards.get(key))?.requires;
  }

  /** The pool whose slots run what needs this capability; undefined where no step of these pools does. */
  poolNeeding(capability: Requires, pools: readonly string[]): string | undefined {
    return [...this.known.values()].find(({ requires, pool }) => requires === capability && pools.includes(pool))?.pool;
  }

  /** The announced steps of a worker with these pools, slots and capabilities. */
  in(slots: ReadonlyMap<string, number>, capabilities: Pick<WorkerCapabilities, 'has' | 'toolFor'>): AnnouncedStep[] {
    return [...this.known.values()]
      .filter(({ pool, requires }) => slots.has(pool) && capabilities.has(requires))
      .map(({ pool, step, version, hash, requires }) => {
        const shards = this.shards.has(shardKeyOf({ step, version })) ? slots.get(pool) : undefined;
        const entry = this.executors[keyOf({ step, version })];
        const build = { code: entry?.codeDigest, tool: capabilities.toolFor(requires), reads: entry?.reads, shards };
        return { step, version, hash, ...(JSON.parse(JSON.stringify(build)) as Partial<AnnouncedStep>) };
      });
  }
}

type Name = Pick<NodeDefinition, 'step' | 'version'>;

const keyOf = ({ step, version }: Name): string => `${step}@${version}`;
const shardKeyOf = ({ step, version }: Name): string => keyOf({ step: shardStep(step), version });
