import type { NodeTask } from '#contracts';
import { canonicalJson, narrowInputs, sha256Hex } from '#workflow-core';
import type { PlannedNode, Shard } from '#workflow-core';
import { flatFields } from './flat-fields.js';
import type { Fields } from './flat-fields.js';
import type { Build } from './live-builds.js';

/** The work of a node as far as its result depends on it; `part`: which of its pictures, where it is a shard. */
export type KeyedWork = Pick<NodeTask, 'step' | 'version' | 'params' | 'inputs'> & { part?: Omit<Shard, 'label'> };

/** What a node does with these inputs, or a shard of it. */
export function keyedWork({ step, version, params, shard }: PlannedNode, inputs: NodeTask['inputs']): KeyedWork {
  return {
    step,
    version,
    params,
    inputs,
    ...(shard && { part: { first: shard.first, count: shard.count, of: shard.of } }),
  };
}

export interface CacheKey {
  /** sha256, hex. */
  key: string;
  fields: Fields;
}

/** Whether a node's result may be used by other runs: it has no effect and follows from params and inputs alone. That of a join follows from its shards, which are asked for. */
export const isCacheable = ({ effect, cacheable, join }: Pick<PlannedNode, 'effect' | 'cacheable' | 'join'>): boolean =>
  effect === 'none' && cacheable === true && !join;

/**
 * The key of a node's result, with what it was made of: step@version, the code and the tool that do it, params with defaults
 * filled, and what the code reads of the inputs (artifacts are in them by digest). Equal keys mean equal results.
 */
export function cacheKey({ step, version, params, inputs, part }: KeyedWork, { code, tool, reads }: Build): CacheKey {
  const read = narrowInputs(inputs, reads);
  const key = sha256Hex(canonicalJson({ step, version, code, tool, params, inputs: read, ...(part && { part }) }));
  const ports = Object.entries(read).map(([port, value]) => flatFields(`inputs.${port}`, value));
  return {
    key,
    fields: Object.assign(
      { step, version, code, tool },
      flatFields('params', params),
      part && flatFields('part', part),
      ...ports,
    ) as Fields,
  };
}

/** The parts that fields have in common with those of a hit: `code`, `params`, `inputs.glb` … */
export function partsOf(fields: Fields): string[] {
  const parts = Object.keys(fields).map((field) => /^(inputs\.[^.[]+|[^.]+)/.exec(field)?.[0] ?? field);
  return [...new Set(parts)].filter((part) => part !== 'tool' || fields['tool'] !== '');
}
