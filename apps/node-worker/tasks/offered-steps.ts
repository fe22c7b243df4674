import { shardStep } from '#contracts';
import type { AnnouncedStep } from '#contracts';
import type { ExecutorEntry } from '#nodes/executors';
import { definitionHash } from '#workflow-core';
import type { FanOuts, NodeDefinition, Requires } from '#workflow-core';

type Offered = NodeDefinition & { hash: string };

/** The steps that this build can execute, by `step@version`, with what their definitions say of them. */
export class OfferedSteps {
  /** Of whole steps, and of the shards of those that are spread. */
  readonly executors: Readonly<Record<string, ExecutorEntry>>;
  private readonly known: ReadonlyMap<string, Offered>;
  private readonly shards: ReadonlyMap<string, Offered>;

  constructor(executors: Record<string, ExecutorEntry>, definitions: readonly NodeDefinition[], fanOuts: FanOuts) {
    const executable = definitions
      .filter((definition) => keyOf(definition) in executors)
      .map((definition) => ({ ...definition, hash: definitionHash(definition) }));
    this.known = new Map(executable.map((offered) => [keyOf(offered), offered]));
    const spread = executable.filter((offered) => keyOf(offered) in fanOuts);
    this.shards = new Map(spread.map((offered) => [shardKeyOf(offered), offered]));
    this.executors = {
      ...executors,
      ...Object.fromEntries(spread.map((offered) => [shardKeyOf(offered), executors[keyOf(offered)] as ExecutorEntry])),
    };
  }

  requires(step: string, version: number): Requires | undefined {
    const key = keyOf({ step, version });
    return (this.known.get(key) ?? this.shards.get(key))?.requires;
  }

  /** The pool whose slots run what needs this capability; undefined where no step of these pools does. */
  poolNeeding(capability: Requires, pools: readonly string[]): string | undefined {
    return [...this.known.values()].find(({ requires, pool }) => requires === capability && pools.includes(pool))?.pool;
  }

  /** What a worker announces that serves these pools, each with so many slots, and has such capabilities. */
  in(slots: ReadonlyMap<string, number>, has: (requires: Requires) => boolean): AnnouncedStep[] {
    return [...this.known.values()]
      .filter(({ pool, requires }) => slots.has(pool) && has(requires))
      .map(({ pool, step, version, hash }) => {
        const shards = this.shards.has(shardKeyOf({ step, version })) ? slots.get(pool) : undefined;
        return { step, version, hash, ...(shards && { shards }) };
      });
  }
}

type Name = Pick<NodeDefinition, 'step' | 'version'>;

const keyOf = ({ step, version }: Name): string => `${step}@${version}`;
const shardKeyOf = ({ step, version }: Name): string => keyOf({ step: shardStep(step), version });
