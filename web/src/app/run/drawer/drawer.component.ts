import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ProblemComponent } from '../../parts/problem.component';
import { SelectionStore } from '../../editor/document/selection.store';
import { durationText } from '../../parts/duration';
import { TimeComponent } from '../../parts/time.component';
import { nodeLook } from '../node-look';
import { RunStatesStore } from '../states/run-states.store';
import { StatusComponent } from '../status.component';
import { VersionStore } from '../version.store';
import { cacheText } from './cache-text';
import { logText } from './log-text';
import { NodeDetailStore } from './node-detail.store';
import { ValuesComponent } from './values.component';

const TABS = ['Output', 'Inputs', 'Logs', 'Attempts'] as const;
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
    const own = node?.ui?.['label'];
    return typeof own === 'string' && own !== '' ? own : (this.step()?.definition.label ?? node?.step ?? '');
  });
  protected readonly state = computed(() => {
    const node = this.selected.node();
    return node ? this.states.node(node.id)() : null;
  });
  protected readonly look = computed(() => nodeLook(this.state()?.status ?? 'pending'));
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

  protected reload(): void {
    const node = this.selected.node();
    if (node) void this.detail.load({ runId: this.runId(), nodeId: node.id, state: 'again' });
  }

  protected logText(log: Parameters<typeof logText>[0]): string {
    return logText(log, this.step()?.form?.logs);
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
