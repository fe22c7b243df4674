import { DestroyRef, Injectable, computed, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import type { LinkState } from './link-text';
import { afterChange, afterRead, type NodeChange, type NodeState } from './node-state';
import { OPEN_STREAM } from './run-stream.store';
import { RunWatch, type RunStates } from './run-watch';

const TICK_MS = 1000;

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** A run as it goes on. Each node has a signal of its own, so that news of one wakes nothing else. */
@Injectable()
export class RunStatesStore {
  private readonly api = inject(ApiClient);
  private readonly openStream = inject(OPEN_STREAM);
  private readonly nodes = new Map<string, WritableSignal<NodeState | null>>();
  private readonly failures = new Map<string, WritableSignal<Schema<'Failure'> | null>>();
  private readonly known = signal<Schema<'RunHead'> | null>(null, { equal: isSame });
  private readonly tick = signal(Date.now());
  private readonly offset = signal(0);
  private watch: RunWatch | null = null;
  private ticker: ReturnType<typeof setInterval> | undefined;

  /** Null until an orchestrator has accepted the run and its states were read. */
  readonly run = this.known.asReadonly();
  /** The ids of its nodes in the order of its plan. */
  readonly order = signal<readonly string[]>([], { equal: isSame });
  readonly link = signal<LinkState>({ kind: 'connecting' });
  readonly problem = signal<ApiProblem | null>(null);
  /** The server's time in ms, which grows by whole seconds while the run goes on. */
  readonly now = computed(() => this.tick() + this.offset());

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Follows a run instead of the one before, until it has ended or the page is left. */
  follow(runId: string): void {
    this.stop();
    this.forget();
    this.ticker = setInterval(() => this.tick.set(Date.now()), TICK_MS);
    this.watch = new RunWatch(runId, {
      read: async (id) => (await this.api.get('/api/runs/{id}/states', { path: { id } })).body,
      open: this.openStream,
      frame: (run) => void requestAnimationFrame(run),
      states: (states) => this.take(states),
      changes: (changes) => this.change(changes),
      link: (link) => this.setLink(link),
      problem: (problem) => this.problem.set(problem),
    });
    void this.watch.start();
  }

  /** Reads the states at once, such as after the run was changed here. */
  async readNow(): Promise<void> {
    await this.watch?.read();
  }

  /** The state of a node; null until it is known. */
  node(id: string): Signal<NodeState | null> {
    return this.nodeSignal(id).asReadonly();
  }

  /** Why a node failed; null for one that did not, and until it is known. */
  failure(id: string): Signal<Schema<'Failure'> | null> {
    return signalIn(this.failures, id).asReadonly();
  }

  private nodeSignal(id: string): WritableSignal<NodeState | null> {
    return signalIn(this.nodes, id);
  }

  private take({ run, nodes, serverTime }: RunStates): void {
    const now = Date.now();
    this.tick.set(now);
    this.offset.set(new Date(serverTime).getTime() - now);
    for (const read of nodes) this.nodeSignal(read.nodeId).update((known) => afterRead(known ?? undefined, read));
    this.order.set(nodes.map(({ nodeId }) => nodeId));
    this.known.set(run);
    this.readFailures(run.id);
  }

  private change(changes: readonly NodeChange[]): void {
    for (const change of changes) {
      this.nodes.get(change.nodeId)?.update((known) => known && afterChange(known, change));
    }
    const { id } = this.known() ?? {};
    if (id !== undefined) this.readFailures(id);
  }

  /** States have the code of a failure alone; its words are read once of each node that failed. */
  private readFailures(runId: string): void {
    for (const [nodeId, state] of this.nodes) {
      const failure = signalIn(this.failures, nodeId);
      if (state()?.status !== 'failed' || failure() !== null) continue;
      void this.readFailure({ runId, nodeId, into: failure });
    }
  }

  private async readFailure({ runId, nodeId, into }: FailureToRead): Promise<void> {
    try {
      const { body } = await this.api.get('/api/runs/{id}/nodes/{nodeId}', { path: { id: runId, nodeId } });
      into.set(body.failure);
    } catch (error) {
      // The code is shown meanwhile, and the next states ask again.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  private setLink(link: LinkState): void {
    this.link.set(link);
    if (link.kind === 'ended') clearInterval(this.ticker);
  }

  private stop(): void {
    this.watch?.stop();
    clearInterval(this.ticker);
  }

  private forget(): void {
    for (const state of this.nodes.values()) state.set(null);
    for (const failure of this.failures.values()) failure.set(null);
    this.order.set([]);
    this.known.set(null);
    this.problem.set(null);
    this.link.set({ kind: 'connecting' });
  }
}

interface FailureToRead {
  runId: string;
  nodeId: string;
  into: WritableSignal<Schema<'Failure'> | null>;
}

function signalIn<T>(all: Map<string, WritableSignal<T | null>>, id: string): WritableSignal<T | null> {
  const found = all.get(id) ?? signal<T | null>(null, { equal: isSame });
  all.set(id, found);
  return found;
}
