import { Inject, Injectable } from '@nestjs/common';
import { fanOuts } from '#nodes/fan-outs';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import type { AddressedTask } from '../runs/node-task.js';
import { inputOfResult } from '../runs/run-input.js';
import type { RunInput } from '../runs/run-input.js';
import type { TaskCompleter } from '../runs/task-completer.js';
import { joinShards } from './join-shards.js';
import { ShardResultsRepository } from './shard-results.repository.js';

/** Ends nodes whose shards are all done. What cannot be joined goes on as an ordinary task: one worker does the whole. */
@Injectable()
export class JoinCompleterService implements TaskCompleter {
  constructor(
    private readonly shards: ShardResultsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async complete(tasks: readonly AddressedTask[]): Promise<{ completed: RunInput[]; left: readonly AddressedTask[] }> {
    const joins = tasks.filter(({ node }) => node.join);
    if (joins.length === 0) return { completed: [], left: tasks };
    const completed = new Map<AddressedTask, RunInput>();
    for (const [join, results] of await this.shards.load(joins)) {
      const joined = joinShards(join, results, fanOuts);
      if ('result' in joined) completed.set(join, inputOfResult(joined.result));
      else this.warn(join, joined.unjoinable);
    }
    return { completed: [...completed.values()], left: tasks.filter((task) => !completed.has(task)) };
  }

  private warn({ task: { runId, nodeId } }: AddressedTask, why: string): void {
    this.logger.warn({ runId, nodeId, why }, 'shards cannot be joined; one worker does the whole node');
  }
}
