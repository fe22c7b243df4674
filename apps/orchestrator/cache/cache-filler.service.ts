import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { toolOf } from '#contracts';
import type { Logger } from '#platform/telemetry';
import { WorkflowContext } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';
import { LOGGER } from '../orchestrator.config.js';
import type { RunDecision } from '../runs/decide-run.js';
import { plannedNodes } from '../runs/planned-nodes.js';
import type { AttemptResult } from '../runs/run-input.js';
import { SerialChain } from '../runs/serial-chain.js';
import { CacheEntriesRepository } from './cache-entries.repository.js';
import type { NewEntry } from './cache-entries.repository.js';
import { cacheKey, isCacheable, keyedWork } from './cache-key.js';
import { LiveBuilds } from './live-builds.js';
import type { Build } from './live-builds.js';

/** A result that counted, of a node whose results are kept. */
interface Keepable {
  result: AttemptResult;
  node: PlannedNode;
  build: Build;
}

/**
 * Keeps results after the commit that accepted them, under the code and tool of the worker that made them. Runs of both
 * classes fill: the same code made it from the same inputs. To lose one costs the next run its hit and nothing else.
 */
@Injectable()
export class CacheFillerService implements BeforeApplicationShutdown {
  private readonly filling: SerialChain;

  constructor(
    private readonly entries: CacheEntriesRepository,
    private readonly builds: LiveBuilds,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.filling = new SerialChain((error) =>
      logger.warn({ err: error }, 'results not kept; later runs make them again'),
    );
  }

  fill(decisions: readonly RunDecision[]): void {
    const keepable = decisions.flatMap((decision) => this.keepable(decision));
    if (keepable.length === 0) return;
    void this.filling.add(() => this.keep(keepable));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.filling.idle();
  }

  private keepable({ after, accepted }: RunDecision): Keepable[] {
    return accepted.flatMap((result) => {
      const node = plannedNodes(after.plan).get(result.nodeId);
      const now = after.nodes[result.nodeId];
      const isMade = result.outcome === 'succeeded' && !result.cache && now?.status === 'succeeded';
      if (!node || !isMade || now.attempt !== result.attempt || !isCacheable(node)) return [];
      const build = this.buildOf(node, result);
      return build ? [{ result, node, build }] : [];
    });
  }

  private buildOf({ step, version }: PlannedNode, { codeDigest: code, environment }: AttemptResult): Build | null {
    const reads = code && this.builds.readsOf(step, version, code);
    return reads ? { code, tool: toolOf(environment), reads } : null;
  }

  private async keep(keepable: Keepable[]): Promise<void> {
    const outputs = await this.entries.outputs(
      keepable.flatMap(({ result: { runId }, node }) =>
        node.inputs.flatMap(({ producers }) => producers.map(({ nodeId }) => ({ runId, nodeId }))),
      ),
    );
    const contexts = new Map<string, WorkflowContext>();
    for (const { runId, nodeId, outputs: values } of outputs) {
      const context = contexts.get(runId) ?? new WorkflowContext();
      contexts.set(runId, context);
      if (!context.has(nodeId)) context.put(nodeId, values);
    }
    await this.entries.keep(
      keepable.map((one) => entryOf(one, contexts.get(one.result.runId) ?? new WorkflowContext())),
    );
  }
}

function entryOf({ result, node, build }: Keepable, context: WorkflowContext): NewEntry {
  const { runId, nodeId, nodeRunId, attempt } = result;
  const { step, version } = node;
  const key = cacheKey(keyedWork(node, context.inputsFor(node)), build);
  return { ...key, runId, nodeId, nodeRunId, attempt, step, version };
}
