import type { CachePrediction, NodeCacheMiss } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { FanOuts, PlannedNode, RunPlan } from '#workflow-core';
import type { KeptResult } from './cache-entries.repository.js';

type Decided = Omit<CachePrediction, 'node'>;

const UNKNOWN: Decided = { state: 'unknown', reason: null, from: null, differs: [] };

/** A plan as it is walked by what nodes hand over, without executing any. */
export class CacheWalk {
  private readonly context = new WorkflowContext();
  private readonly decided = new Map<string, Decided>();
  private left: readonly PlannedNode[];

  constructor(
    private readonly plan: RunPlan,
    private readonly fanOuts: FanOuts,
  ) {
    this.left = plan.nodes;
  }

  /**
   * The next nodes, with their inputs; empty at the end. Each of them must be decided then. Nodes whose inputs are not known,
   * and those that are joined of shards, decide themselves.
   */
  next(): { node: PlannedNode; inputs: Record<string, unknown> }[] {
    for (;;) {
      const reached = this.left.filter(({ parents }) => parents.every((id) => this.decided.has(id)));
      if (reached.length === 0) return [];
      this.left = this.left.filter((node) => !reached.includes(node));
      const asked = reached.filter((node) => !node.join && this.isKnown(node));
      for (const node of reached) if (!asked.includes(node)) this.decide(node);
      if (asked.length > 0) return asked.map((node) => ({ node, inputs: this.context.inputsFor(node) }));
    }
  }

  hit({ nodeId }: PlannedNode, { runId, nodeId: of, attempt, outputs }: KeptResult): void {
    this.decided.set(nodeId, { ...UNKNOWN, state: 'hit', from: { runId, nodeId: of, attempt } });
    this.context.put(nodeId, outputs);
  }

  /** With `outputs` where it is known what it would hand over. */
  miss({ nodeId }: PlannedNode, { reason, from, differs }: NodeCacheMiss, outputs?: Record<string, unknown>): void {
    this.decided.set(nodeId, { state: 'miss', reason, from: from ?? null, differs: differs ?? [] });
    if (outputs) this.context.put(nodeId, outputs);
  }

  /** Of every node of the plan before it was spread over workers. */
  predictions(): CachePrediction[] {
    const whole = this.plan.nodes.filter(({ shard }) => !shard);
    return whole.map(({ nodeId }) => ({ node: nodeId, ...(this.decided.get(nodeId) ?? UNKNOWN) }));
  }

  private isKnown({ inputs }: PlannedNode): boolean {
    return inputs.every(({ producers }) => producers.every(({ nodeId }) => this.context.has(nodeId)));
  }

  /** A sharded node is as its shards are: used whole where all of them are. */
  private decide(node: PlannedNode): void {
    const shards = node.join ? node.parents.map((id) => this.decided.get(id) ?? UNKNOWN) : [UNKNOWN];
    const worst = shards.find(({ state }) => state === 'unknown') ?? shards.find(({ state }) => state === 'miss');
    this.decided.set(node.nodeId, worst ?? shards[0] ?? UNKNOWN);
    if (worst) return;
    const outputs = this.joined(node);
    if (outputs) this.context.put(node.nodeId, outputs);
  }

  private joined({ step, version, join = [], parents }: PlannedNode): Record<string, unknown> | null {
    const entries = new Map(this.context.toJSON().entries.map(({ nodeId, outputs }) => [nodeId, outputs]));
    const parts = join.map((shard, at) => ({ shard, outputs: entries.get(parents[at] ?? '') ?? {} }));
    return this.fanOuts[`${step}@${version}`]?.join(parts) ?? null;
  }
}
