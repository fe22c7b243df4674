import { Injectable, computed, inject, signal } from '@angular/core';
import type { Workflow } from '#workflow-core';
import { ApiClient } from '../../../api/api-client.api';
import { ApiProblem } from '../../../api/api-problem';
import { GraphStore } from '../../canvas/graph.store';
import { DocumentStore, type SavedDraft } from '../../document/document.store';
import { definitionsOf, knownSteps } from '../../document/steps';
import { changeLines } from './change-lines';
import { comparedGraph } from './compared-graph';
import { NOTHING, sideOfVersion, type ComparedSide } from './compared-side';

/** One that can be chosen for either side. */
export interface CompareOption {
  id: string;
  title: string;
  load: () => ComparedSide | Promise<ComparedSide>;
}

/** What is compared, and what can be done with it. */
export interface Comparison {
  options: readonly CompareOption[];
  from: string;
  to: string;
  /** What the comparison was opened to decide. */
  decision?: { label: string; run: () => void };
}

const NEWEST = 100;
const EMPTY: CompareOption = { id: 'nothing', title: 'nothing', load: () => NOTHING };

/** Two states of the workflow, compared in place of the editor: one graph that has both. */
@Injectable()
export class CompareStore extends GraphStore {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  private readonly loaded = signal<{ before: ComparedSide; after: ComparedSide } | null>(null);
  private readonly compared = signal<Comparison | null>(null);

  /** Null while nothing is compared. */
  readonly comparison = this.compared.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);
  /** Also what only the editor shows. */
  readonly showsLayout = signal(false);

  readonly graph = computed(() => {
    const sides = this.loaded();
    return sides && comparedGraph(sides.before, sides.after);
  });
  readonly semantic = computed(() => changeLines(this.graph()?.diff.semantic ?? [], this.graph()?.side ?? NOTHING));
  readonly layout = computed(() => changeLines(this.graph()?.diff.layout ?? [], this.graph()?.side ?? NOTHING));

  override readonly palette = this.document.palette;
  override readonly workflow = computed(() => this.graph()?.side.workflow ?? null);
  override readonly steps = computed(() => this.graph()?.side.steps ?? NOTHING.steps);
  override readonly definitions = computed(() => definitionsOf(this.steps()));

  /** Compares the draft, or version `to`, with version `from`, null for none. */
  async openVersions(from: number | null, to: number | 'draft' = 'draft'): Promise<void> {
    const path = { key: this.document.head()?.key ?? '' };
    const { body } = await this.api.get('/api/workflows/{key}/versions', { path, query: { limit: NEWEST } });
    // Also those that are older than the newest ones.
    const named = [from, to].filter((one) => typeof one === 'number');
    const versions = [...new Set([...body.map(({ version }) => version), ...named])].sort((a, b) => b - a);
    const options = [this.draftOption('Draft'), ...versions.map((n) => this.versionOption(n)), EMPTY];
    this.open({ options, from: from === null ? EMPTY.id : String(from), to: String(to) });
  }

  /** Compares what somebody else saved with the draft here. */
  openConflict({ draft, workflow }: SavedDraft, decision?: Comparison['decision']): void {
    const steps = knownSteps(this.palette().entries, draft.definitions);
    const base = this.document.base();
    const options: CompareOption[] = [
      { id: 'mine', title: 'Yours', load: () => this.draftSide() },
      ...(workflow ? [{ id: 'theirs', title: 'Theirs', load: () => ({ workflow, lock: draft.lock, steps }) }] : []),
      ...(base ? [{ id: 'base', title: 'Before both', load: () => ({ ...this.draftSide(), workflow: base }) }] : []),
    ];
    this.open({ options, from: 'theirs', to: 'mine', ...(decision && { decision }) });
  }

  /** Compares the draft with a workflow that is to be put in its place. */
  openReplacement(workflow: Workflow, title: string, decision: Comparison['decision']): void {
    const other = { id: 'other', title, load: () => ({ ...this.draftSide(), workflow }) };
    this.open({
      options: [this.draftOption('Draft'), other],
      from: 'draft',
      to: other.id,
      ...(decision && { decision }),
    });
  }

  /** Chooses another state for a side. */
  choose(side: 'from' | 'to', id: string): void {
    this.compared.update((before) => before && { ...before, [side]: id });
    void this.load();
  }

  close(): void {
    this.compared.set(null);
    this.loaded.set(null);
  }

  async load(): Promise<void> {
    const comparison = this.compared();
    if (!comparison) return;
    this.problem.set(null);
    try {
      const [before, after] = await Promise.all([comparison.from, comparison.to].map((id) => sideIn(comparison, id)));
      if (this.compared() === comparison && before && after) this.loaded.set({ before, after });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  /** What is compared never changes. */
  override apply(): boolean {
    return false;
  }

  private open(comparison: Comparison): void {
    this.loaded.set(null);
    this.compared.set(comparison);
    void this.load();
  }

  private draftOption(title: string): CompareOption {
    return { id: 'draft', title, load: () => this.draftSide() };
  }

  private draftSide(): ComparedSide {
    const workflow = this.document.workflow() ?? NOTHING.workflow;
    return { workflow, lock: this.document.lock(), steps: this.document.steps() };
  }

  private versionOption(n: number): CompareOption {
    const load = async () => {
      const path = { key: this.document.head()?.key ?? '', n };
      return sideOfVersion((await this.api.get('/api/workflows/{key}/versions/{n}', { path })).body);
    };
    return { id: String(n), title: `v${n}`, load };
  }
}

const sideIn = ({ options }: Comparison, id: string) => options.find((option) => option.id === id)?.load();
