import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CachePrediction, NodeCacheMiss, PredictCacheRequest } from '#contracts';
import type { ArtifactStore } from '#artifacts';
import { fanOuts } from '#nodes/fan-outs';
import { expandFanOut, shardingOf } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';
import { ARTIFACT_STORE } from '../artifacts/artifact-store.js';
import { artifactsIn } from '../artifacts/artifacts-in.js';
import { LiveWorkers } from '../workers/live-workers.js';
import { CacheEntriesRepository } from './cache-entries.repository.js';
import type { KeptResult } from './cache-entries.repository.js';
import { cacheKey, isCacheable, keyedWork } from './cache-key.js';
import type { CacheKey } from './cache-key.js';
import { CacheWalk } from './cache-walk.js';
import { EarlierOutputs } from './earlier-outputs.js';
import { EarlierRunRepository } from './earlier-run.repository.js';
import { explainMiss } from './explain-miss.js';
import { LiveBuilds } from './live-builds.js';

interface Question {
  node: PlannedNode;
  inputs: Record<string, unknown>;
}

/** Says which kept results a run would use, by the keys that its nodes would have. Reads only. */
@Injectable()
export class PredictCacheService {
  constructor(
    private readonly workers: LiveWorkers,
    private readonly builds: LiveBuilds,
    private readonly entries: CacheEntriesRepository,
    private readonly earlier: EarlierRunRepository,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  async predict(request: PredictCacheRequest): Promise<CachePrediction[]> {
    const { plan: whole, workflow } = request;
    const spread = shardingOf(whole, fanOuts, (step, of) => this.workers.shardsAtOnce(step, of));
    const walk = new CacheWalk(expandFanOut(whole, spread), fanOuts);
    const earlier = new EarlierOutputs(await this.earlier.find(request));
    for (let asked = walk.next(); asked.length > 0; asked = walk.next()) await this.decide(walk, asked, { earlier, workflow }); // prettier-ignore
    return walk.predictions();
  }

  private async decide(
    walk: CacheWalk,
    asked: Question[],
    { earlier, workflow }: { earlier: EarlierOutputs; workflow: string },
  ): Promise<void> {
    const keyed = asked.flatMap((question) => {
      const { node, inputs } = question;
      if (!isCacheable(node)) {
        const reason = node.effect === 'none' ? 'not_cacheable' : 'effect';
        walk.miss(node, { state: 'miss', reason }, earlier.of(node, inputs) ?? undefined);
        return [];
      }
      const build = this.builds.of(node.step, node.version);
      if (typeof build !== 'string') return [{ ...question, key: cacheKey(keyedWork(node, inputs), build) }];
      walk.miss(node, { state: 'miss', reason: build });
      return [];
    });
    await this.lookUp(walk, keyed, workflow);
  }

  private async lookUp(walk: CacheWalk, keyed: (Question & { key: CacheKey })[], workflow: string): Promise<void> {
    const kept = await this.entries.look([...new Set(keyed.map(({ key }) => key.key))]);
    for (const { node, key } of keyed) {
      const result = kept.get(key.key);
      if (result && (await this.isWhole(result))) walk.hit(node, result);
      else walk.miss(node, result ? { state: 'miss', reason: 'gone' } : await this.explain(node, key, workflow));
    }
  }

  private async isWhole({ outputs }: KeptResult): Promise<boolean> {
    const found = await Promise.all(artifactsIn(outputs).map((sha256) => this.artifacts.stat(sha256)));
    return found.every(Boolean);
  }

  private async explain({ nodeId, step }: PlannedNode, key: CacheKey, workflow: string): Promise<NodeCacheMiss> {
    const asked = { nodeRunId: randomUUID(), workflowKey: workflow, nodeId, step };
    return explainMiss(key, await this.entries.earlier([asked])) as NodeCacheMiss;
  }
}
