import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { SelectionStore } from '../../editor/document/selection.store';
import { IconComponent } from '../../parts/icon.component';
import { RunStatesStore } from '../states/run-states.store';
import { VersionStore } from '../version.store';
import { isTimelineOpen, rememberTimeline } from './remembered-timeline';
import { TimelineDetailsStore } from './timeline-details.store';
import { timelineRows, type TimelineRow } from './timeline-rows';
import { timelineScale } from './timeline-scale';

/** When each node waited and ran, by the server's clock. A row selects its node. */
@Component({
  selector: 'hm-timeline',
  imports: [IconComponent],
  providers: [TimelineDetailsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timeline.component.html',
  styleUrl: './timeline.component.css',
})
export class TimelineComponent {
  private readonly states = inject(RunStatesStore);
  private readonly version = inject(VersionStore);
  private readonly selected = inject(SelectionStore);
  private readonly store = inject(TimelineDetailsStore);

  protected readonly isOpen = signal(isTimelineOpen(localStorage));
  protected readonly selectedId = computed(() => this.selected.node()?.id ?? null);
  private readonly known = computed(() =>
    this.states.order().flatMap((id) => {
      const state = this.states.node(id)();
      return state ? [state] : [];
    }),
  );
  protected readonly rows = computed(() => {
    const [run, details] = [this.states.run(), this.store.details()];
    if (!run) return [];
    const nodes = this.known().map((state) => ({
      ...{ id: state.nodeId, label: this.version.labelOf(state.nodeId), state },
      ...(details.get(state.nodeId) ?? { attempts: [], shards: [] }),
    }));
    return timelineRows(nodes, { start: Date.parse(run.createdAt), now: this.states.now });
  });
  protected readonly scale = computed(() => {
    const length = Math.max(0, ...this.rows().flatMap(({ bars }) => bars.map(({ to }) => to)));
    return timelineScale(length, this.states.run()?.status === 'running');
  });
  /** The row that Tab leads to. */
  protected readonly tabRow = computed(() => {
    const [rows, id] = [this.rows(), this.selectedId()];
    return (rows.find((row) => row.nodeId === id) ?? rows[0])?.id;
  });

  constructor() {
    effect(() => {
      const [run, known] = [this.states.run(), this.known()];
      if (run && this.isOpen()) untracked(() => void this.store.update(run.id, known));
    });
  }

  protected toggle(): void {
    this.isOpen.update((before) => !before);
    rememberTimeline(localStorage, this.isOpen());
  }

  protected select({ nodeId }: TimelineRow): void {
    this.selected.selectNode(nodeId);
  }

  /** Arrows go from row to row. */
  protected move(event: KeyboardEvent): void {
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.row')];
    const at = buttons.indexOf(event.target as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }
}
