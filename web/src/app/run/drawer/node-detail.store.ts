import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';

/** Something that is loaded. What was loaded before stays while it is loaded anew. */
export type Loaded<T> = { kind: 'loading' } | { kind: 'ready'; value: T } | { kind: 'failed'; problem: ApiProblem };

/** Which node at which moment: a node of another state is read anew. */
export interface NodeMoment {
  runId: string;
  nodeId: string;
  state: string;
}

/** What the selected node of a run did. */
@Injectable()
export class NodeDetailStore {
  private readonly api = inject(ApiClient);
  private wanted: NodeMoment | null = null;

  readonly node = signal<Loaded<Schema<'NodeRunReply'>>>({ kind: 'loading' });
  readonly logs = signal<Loaded<Schema<'NodeLogsReply'>>>({ kind: 'loading' });
  readonly attempts = signal<Loaded<Schema<'AttemptReply'>[]>>({ kind: 'loading' });

  /** Loads all of a node; what an earlier call still brings is dropped. */
  async load(moment: NodeMoment): Promise<void> {
    const isSameNode = this.wanted?.runId === moment.runId && this.wanted.nodeId === moment.nodeId;
    this.wanted = moment;
    if (!isSameNode) for (const part of [this.node, this.logs, this.attempts]) part.set({ kind: 'loading' });
    const path = { id: moment.runId, nodeId: moment.nodeId };
    await Promise.all([
      this.take(moment, this.node, this.api.get('/api/runs/{id}/nodes/{nodeId}', { path })),
      this.take(moment, this.logs, this.api.get('/api/runs/{id}/nodes/{nodeId}/logs', { path })),
      this.take(moment, this.attempts, this.api.get('/api/runs/{id}/nodes/{nodeId}/attempts', { path })),
    ]);
  }

  private async take<T>(
    moment: NodeMoment,
    into: { set(loaded: Loaded<T>): void },
    reply: Promise<{ body: T }>,
  ): Promise<void> {
    try {
      const { body } = await reply;
      if (this.wanted === moment) into.set({ kind: 'ready', value: body });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.wanted === moment) into.set({ kind: 'failed', problem: error });
    }
  }
}
