import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import type { NodeState } from '../states/node-state';

export interface NodeDetails {
  attempts: readonly Schema<'AttemptReply'>[];
  shards: readonly Schema<'ShardReply'>[];
}

/** What states do not have of a node: its attempts before the newest one, and its shards. Read of nodes that have them. */
@Injectable()
export class TimelineDetailsStore {
  private readonly api = inject(ApiClient);
  private readonly moments = new Map<string, string>();
  private readonly known = signal<ReadonlyMap<string, NodeDetails>>(new Map());
  private runId = '';

  /** By node id. */
  readonly details = this.known.asReadonly();

  /** Reads the details of nodes that changed since they were read. */
  async update(runId: string, states: readonly NodeState[]): Promise<void> {
    if (runId !== this.runId) this.forget(runId);
    for (const state of states) {
      const moment = `${state.attempt} ${state.status} ${state.shards?.done}`;
      if (!hasDetails(state) || this.moments.get(state.nodeId) === moment) continue;
      this.moments.set(state.nodeId, moment);
      await this.read(runId, state);
    }
  }

  private async read(runId: string, { nodeId, attempt, shards }: NodeState): Promise<void> {
    const path = { id: runId, nodeId };
    try {
      const [attempts, node] = await Promise.all([
        attempt > 1 ? this.api.get('/api/runs/{id}/nodes/{nodeId}/attempts', { path }) : null,
        shards ? this.api.get('/api/runs/{id}/nodes/{nodeId}', { path }) : null,
      ]);
      if (runId !== this.runId) return;
      const found = { attempts: attempts?.body ?? [], shards: node?.body.shards ?? [] };
      this.known.update((before) => new Map(before).set(nodeId, found));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // The node is drawn without them, and read again at its next change.
      this.moments.delete(nodeId);
    }
  }

  private forget(runId: string): void {
    this.runId = runId;
    this.moments.clear();
    this.known.set(new Map());
  }
}

const hasDetails = ({ attempt, shards }: NodeState): boolean => attempt > 1 || shards !== null;
