import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { Schema } from '../../api/api-types';
import { ProblemComponent } from '../../parts/problem.component';
import { SelectionStore } from '../../editor/document/selection.store';
import { durationText } from '../../parts/duration';
import { TimeComponent } from '../../parts/time.component';
import { SessionStore } from '../../session/session.store';
import { nodeLook } from '../node-look';
import { OpenRerunStore } from '../rerun/open-rerun.store';
import { RunStatesStore } from '../states/run-states.store';
import { StatusComponent } from '../status.component';
import { VersionStore } from '../version.store';
import { cacheText } from './cache-text';
import { inputProducers } from './input-producers';
import { logText } from './log-text';
import { NodeDetailStore } from './node-detail.store';
import { nodeMetrics } from './node-metrics';
import { ValuesComponent } from './values.component';

const TABS = ['Output', 'Inputs', 'Logs', 'Attempts', 'Metrics'] as const;
type Tab = (typeof TABS)[number];

/** What the selected node got, made, logged and tried. The tab stays when another node is selected. */
@Component({
  selector: 'hm-drawer',
  imports: [NgTemplateOutlet, ProblemComponent, StatusComponent, TimeComponent, ValuesComponent],
  providers: [NodeDetailStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './drawer.component.html',
  styleUrl: './drawer.component.css',
})
export class DrawerComponent {
  private readonly states = inject(RunStatesStore);
  private readonly version = inject(VersionStore);
  private readonly session = inject(SessionStore);
  private readonly reruns = inject(OpenRerunStore);
  protected readonly selected = inject(SelectionStore);
  protected readonly detail = inject(NodeDetailStore);

  readonly runId = input.required<string>();

  protected readonly tabs = TABS;
  protected readonly tab = signal<Tab>('Output');
  protected readonly step = computed(() => {
    const node = this.selected.node();
    return node ? this.version.steps().get(node.step) : undefined;
  });
  protected readonly label = computed(() => {
    const node = this.selected.node();
    return node ? this.version.labelOf(node.id) : '';
  });
  /** Where the inputs of the node come from, by the version that the run executes. */
  protected readonly producers = computed(() => {
    const node = this.selected.node();
    const bindings = node ? this.version.bindings().get(node.id) : undefined;
    return inputProducers(bindings, (id) => this.version.labelOf(id));
  });
  protected readonly state = computed(() => {
    const node = this.selected.node();
    return node ? this.states.node(node.id)() : null;
  });
  protected readonly look = computed(() => nodeLook(this.state()?.status ?? 'pending'));
  /** Of a run that has ended. */
  protected readonly canRerun = computed(
    () => this.states.run()?.status !== 'running' && (this.session.me()?.permissions.includes('runs.control') ?? false),
  );
  protected readonly cacheText = cacheText;

  constructor() {
    effect(() => {
      const node = this.selected.node();
      const state = this.state();
      if (!node || !state) return;
      const moment = `${state.attempt} ${state.status} ${state.shards?.done}`;
      const runId = this.runId();
      untracked(() => void this.detail.load({ runId, nodeId: node.id, state: moment }));
    });
  }

  protected openRerun(): void {
    const [node, run] = [this.selected.node(), this.states.run()];
    if (node && run) void this.reruns.open({ runId: run.id, workflow: run.workflow, fromNode: node.id });
  }

  protected reload(): void {
    const node = this.selected.node();
    if (node) void this.detail.load({ runId: this.runId(), nodeId: node.id, state: 'again' });
  }

  protected logText(log: Parameters<typeof logText>[0]): string {
    return logText(log, this.step()?.form?.logs);
  }

  protected metricsOf(node: Schema<'NodeRunReply'>, attempts: readonly Schema<'AttemptReply'>[]) {
    return nodeMetrics(node, attempts);
  }

  protected took(from: string, to: string): string {
    return durationText(new Date(to).getTime() - new Date(from).getTime());
  }

  /** Arrows move between tabs, as in every list of tabs. */
  protected move(event: KeyboardEvent): void {
    const at = TABS.indexOf(this.tab());
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = TABS[(next + TABS.length) % TABS.length] as Tab;
    this.tab.set(tab);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }
}
