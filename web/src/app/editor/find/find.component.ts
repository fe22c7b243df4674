import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CanvasNode } from '../canvas/canvas-model';
import { IconComponent } from '../../parts/icon.component';
import { ProblemsStore } from '../problems/problems.store';
import { findNodes } from './find-nodes';

/** Finds nodes of the graph by words; Enter walks from one to the next. */
@Component({
  selector: 'hm-find',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './find.component.html',
  styleUrl: './find.component.css',
})
export class FindComponent {
  private readonly problems = inject(ProblemsStore);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  readonly nodes = input.required<readonly CanvasNode[]>();
  readonly text = signal('');
  /** The node that Enter came to. */
  readonly shown = output<string>();
  readonly closed = output();

  private readonly invalid = computed(() => {
    const errors = this.problems.issues().filter(({ severity }) => severity === 'error');
    return new Set(errors.flatMap(({ nodeId }) => nodeId ?? []));
  });
  readonly found = computed(() => findNodes(this.nodes(), this.text(), { invalid: this.invalid() }));
  /** The place in what was found; -1 before the first. */
  private readonly at = linkedSignal({ source: this.text, computation: () => -1 });
  protected readonly count = computed(() => {
    const { length } = this.found();
    if (this.text().trim() === '') return '';
    if (length === 0) return 'none';
    return this.at() < 0 ? `${length} found` : `${this.at() + 1} of ${length}`;
  });

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  focus(): void {
    this.field().nativeElement.select();
  }

  protected go(by: 1 | -1): void {
    const found = this.found();
    if (found.length === 0) return;
    const from = this.at() < 0 && by < 0 ? 0 : this.at();
    this.at.set((from + by + found.length) % found.length);
    const id = found[this.at()];
    if (id !== undefined) this.shown.emit(id);
  }
}
