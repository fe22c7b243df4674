import { Injectable } from '@nestjs/common';
import type { AttemptReply, NodeRunReply, RunContextReply, NodesReply } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { PlannedNode, Sharding } from '#workflow-core';
import { chooseInputs, producersOf } from './choose-inputs.js';
import { attemptReply, nodeReply } from './run-reply.js';
import type { NodeInputs } from './run-reply.js';
import { plannedShards, withShards } from './spread-nodes.js';
import type { ShownNodeRun } from './spread-nodes.js';
import type { StoredAttempt, StoredNodeRun } from './stored-run.js';
import { StoredNodesRepository } from './stored-nodes.repository.js';
import type { NodesFound, NodesWanted } from './stored-nodes.repository.js';

/** A run by what its nodes are read with. */
export interface PagedRun {
  runId: string;
  semanticHash: string;
  spread: Sharding | null;
}

export type Page = Omit<NodesWanted, 'runId'>;

/** Parts of a run's nodes, each small enough for one reply however large the run is. */
@Injectable()
export class NodePagesService {
  constructor(private readonly stored: StoredNodesRepository) {}

  async page(run: PagedRun, page: Page, withAttempts = false): Promise<NodesReply> {
    const found = await this.stored.page({ runId: run.runId, ...page });
    const shown = await this.shown(run, found.nodes);
    const ids = shown.map(({ nodeRunId }) => nodeRunId);
    const begun = shown.filter(({ attempt }) => attempt > 0).map(({ nodeId }) => nodeId);
    const planned = begun.length > 0 ? await this.stored.planned(run.semanticHash, begun) : [];
    const [inputs, attempts] = await Promise.all([
      this.inputs(run.runId, planned),
      withAttempts ? this.stored.attempts(ids) : null,
    ]);
    const attemptsOf = (id: string) => attempts?.filter(({ nodeRunId }) => nodeRunId === id);
    const plannedOf = new Map(planned.map((node) => [node.nodeId, node]));
    const nodes = shown.map((node) => ({
      ...nodeReply(node, inputs.get(node.nodeId) ?? { inputs: null }, plannedOf.get(node.nodeId)),
      ...(attempts && { attempts: repliesOf(attemptsOf(node.nodeRunId)) }),
    }));
    return { nodes, next: nextOf(found, page) };
  }

  /** One node as in a page; null where the run has no such node. */
  async node(run: PagedRun, nodeId: string): Promise<NodeRunReply | null> {
    const position = await this.stored.position(run.runId, nodeId);
    if (position === null) return null;
    const { nodes } = await this.page(run, { after: position - 1, limit: 1, statuses: [] });
    return nodes[0] ?? null;
  }

  /** What the succeeded nodes of a page put in. */
  async context(runId: string, page: Omit<Page, 'statuses'>): Promise<RunContextReply> {
    const found = await this.stored.page({ runId, ...page, statuses: ['succeeded'] });
    const entries = found.nodes.map(({ nodeId, outputs }) => ({ nodeId, outputs: outputs ?? {} }));
    return { entries, next: nextOf(found, page) };
  }

  /** All attempts of a node, oldest first; null where the run has no such node. */
  async attempts(runId: string, nodeId: string): Promise<AttemptReply[] | null> {
    const nodeRunId = await this.stored.nodeRunId(runId, nodeId);
    return nodeRunId === null ? null : repliesOf(await this.stored.attempts([nodeRunId]));
  }

  private async shown({ runId, spread }: PagedRun, nodes: StoredNodeRun[]): Promise<ShownNodeRun[]> {
    const parted = nodes.filter(({ nodeId }) => Object.hasOwn(spread ?? {}, nodeId)).map(({ nodeId }) => nodeId);
    return withShards([...(await this.stored.shards(runId, parted)), ...nodes], plannedShards(spread));
  }

  private async inputs(runId: string, planned: PlannedNode[]): Promise<Map<string, NodeInputs>> {
    if (planned.length === 0) return new Map();
    const bytes = await this.stored.outputBytes(runId, planned.flatMap(producersOf));
    const { fed, carried } = chooseInputs(planned, bytes);
    const context = new WorkflowContext();
    const outputs = await this.stored.outputs(runId, carried.flatMap(producersOf));
    for (const { nodeId, outputs: values } of outputs) context.put(nodeId, values);
    const shown = new Set(carried);
    const inputsOf = (node: PlannedNode): NodeInputs =>
      shown.has(node) ? { inputs: context.inputsFor(node) } : { inputs: null, inputsLeftOut: true };
    return new Map(fed.map((node) => [node.nodeId, inputsOf(node)]));
  }
}

const repliesOf = (attempts: StoredAttempt[] = []): AttemptReply[] => attempts.map(attemptReply);

/** The cursor after a part: its last node's position, or where it began if it was asked for none. */
function nextOf({ nodes, more }: NodesFound, { after }: Pick<Page, 'after'>): string | null {
  return more ? String(nodes.at(-1)?.position ?? after) : null;
}
