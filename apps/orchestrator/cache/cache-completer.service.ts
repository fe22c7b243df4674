import { Inject, Injectable } from '@nestjs/common';
import { metrics } from '@opentelemetry/api';
import type { CacheMissReason, NodeCacheReply } from '#contracts';
import type { Logger } from '#platform/telemetry';
import type { ArtifactStore } from '#artifacts';
import { ARTIFACT_STORE } from '../artifacts/artifact-store.js';
import { artifactsIn } from '../artifacts/artifacts-in.js';
import { LOGGER } from '../orchestrator.config.js';
import type { AddressedTask } from '../runs/node-task.js';
import type { RunInput } from '../runs/run-input.js';
import type { TaskCompleter } from '../runs/task-completer.js';
import { CacheEntriesRepository } from './cache-entries.repository.js';
import type { KeptResult } from './cache-entries.repository.js';
import { cacheKey, isCacheable, keyedWork, partsOf } from './cache-key.js';
import type { CacheKey } from './cache-key.js';
import { explainMiss } from './explain-miss.js';
import { LiveBuilds } from './live-builds.js';

/** A task that is asked for; without a key for the reason. */
interface Question {
  asked: AddressedTask;
  key?: CacheKey;
  reason?: CacheMissReason;
}

/** Ends tasks whose result was made before, with that result; says of all others why they must be worked on. */
@Injectable()
export class CacheCompleterService implements TaskCompleter {
  private readonly lookups = metrics.getMeter('hartomat.orchestrator').createCounter('hartomat.cache.lookups', {
    description: 'Nodes whose result was looked up, by step and by what was found',
  });

  constructor(
    private readonly entries: CacheEntriesRepository,
    private readonly builds: LiveBuilds,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Whatever goes wrong here, the work is done then. */
  async complete(tasks: readonly AddressedTask[]): Promise<{ completed: RunInput[]; left: readonly AddressedTask[] }> {
    const asked = tasks.filter(({ node }) => isCacheable(node));
    if (asked.length === 0) return { completed: [], left: tasks };
    try {
      const hits = await this.answer(asked);
      return { completed: [...hits.values()], left: tasks.filter((task) => !hits.has(task)) };
    } catch (error) {
      this.logger.warn({ err: error, tasks: asked.length }, 'no earlier results could be looked up; working without');
      return { completed: [], left: tasks };
    }
  }

  private async answer(asked: AddressedTask[]): Promise<ReadonlyMap<AddressedTask, RunInput>> {
    const questions = asked.map((task) => this.question(task));
    const { kept, gone } = await this.kept(questions);
    const isHit = ({ key }: Question): boolean => key !== undefined && kept.has(key.key);
    await this.noteMisses(
      questions.filter((question) => !isHit(question)),
      gone,
    );
    for (const question of questions) this.count(question, isHit(question));
    const hits = questions.flatMap((question) => {
      const result = question.key && kept.get(question.key.key);
      return result ? [[question.asked, hit(question, result)] as const] : [];
    });
    return new Map(hits);
  }

  private count({ asked: { node }, reason }: Question, isHit: boolean): void {
    const found = isHit ? 'hit' : (reason ?? 'miss');
    this.lookups.add(1, { step: `${node.step}@${node.version}`, found });
  }

  private question(asked: AddressedTask): Question {
    const { task, node } = asked;
    const { step, version } = node;
    const { runClass } = task;
    if (runClass === 'shadow') return { asked, reason: 'shadow' };
    if (asked.run.bypassCache) return { asked, reason: 'bypassed' };
    const build = this.builds.of(step, version);
    if (typeof build === 'string') return { asked, reason: build };
    return { asked, key: cacheKey(keyedWork(node, task.inputs), build) };
  }

  /** The results that are still whole, and the keys of those that are not. */
  private async kept(questions: readonly Question[]): Promise<{ kept: Map<string, KeptResult>; gone: Set<string> }> {
    const found = await this.entries.find([...new Set(questions.flatMap(({ key }) => key?.key ?? []))]);
    const kept = new Map<string, KeptResult>();
    const gone = new Set<string>();
    for (const [key, result] of found) {
      if (await this.hasAll(artifactsIn(result.outputs))) kept.set(key, result);
      else gone.add(key);
    }
    // Else nobody could replace them: the first result of a key holds.
    await this.entries.forget([...gone]);
    return { kept, gone };
  }

  private async hasAll(artifacts: string[]): Promise<boolean> {
    const found = await Promise.all(artifacts.map((sha256) => this.artifacts.stat(sha256)));
    return found.every(Boolean);
  }

  private async noteMisses(questions: readonly Question[], gone: ReadonlySet<string>): Promise<void> {
    if (questions.length === 0) return;
    const earlier = await this.entries.earlier(
      questions.flatMap(({ asked: { task, node, run }, key }) => {
        const { nodeRunId, nodeId } = task;
        return key ? [{ nodeRunId, workflowKey: run.workflowKey, nodeId, step: node.step }] : [];
      }),
    );
    const cacheOf = ({ asked: { task }, key, reason }: Question): NodeCacheReply => {
      if (!key) return { state: 'miss', reason: reason ?? 'first' };
      if (gone.has(key.key)) return { state: 'miss', reason: 'gone', key: key.key };
      return explainMiss(
        key,
        earlier.filter(({ nodeRunId }) => nodeRunId === task.nodeRunId),
      );
    };
    await this.entries.note(
      questions.map((question) => {
        const { nodeRunId, attempt } = question.asked.task;
        return { nodeRunId, attempt, cache: cacheOf(question) };
      }),
    );
  }
}

function hit({ asked: { task }, key }: Question, kept: KeptResult): RunInput {
  const { runId, nodeRunId, nodeId, attempt } = task;
  const { outputs, logs, environment } = kept;
  const now = Date.now();
  const cache: NodeCacheReply = {
    state: 'hit',
    key: kept.key,
    from: { runId: kept.runId, nodeId: kept.nodeId, attempt: kept.attempt },
    because: partsOf(key?.fields ?? {}),
    artifacts: artifactsIn(outputs).length,
  };
  const result = {
    ...{ runId, nodeRunId, nodeId, attempt, outputs, logs, cache },
    ...(environment && { environment }),
    outcome: 'succeeded' as const,
    worker: 'cache',
    deliveryCount: 1,
    startedAt: now,
    finishedAt: now,
  };
  const byteLength = JSON.stringify(outputs).length;
  return { runId, event: { type: 'node_succeeded', nodeId, attempt }, result, byteLength };
}
