import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { IconComponent } from '../icon.component';
import { nextPick, pickItems, type PickItem } from './pick-item';

const WIDTH = 320;
const HEIGHT = 340;

/** How a list was left: by Escape, by Tab, or because the focus went elsewhere. */
export type LeftBy = 'escape' | 'tab' | 'elsewhere';

/** A list to choose from that opens at a place and is searched by typing. */
@Component({
  selector: 'hm-picker',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picker.component.html',
  styleUrl: './picker.component.css',
  host: {
    '[style.left.px]': 'place().x',
    '[style.top.px]': 'place().y',
    '(focusout)': 'focusLeft($event)',
  },
})
export class PickerComponent {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  readonly heading = input.required<string>();
  readonly items = input.required<readonly PickItem[]>();
  /** Where it opens on the screen. */
  readonly screen = input.required<CanvasPoint>();
  readonly picked = output<string>();
  readonly left = output<LeftBy>();

  protected readonly text = signal('');
  protected readonly found = computed(() => pickItems(this.items(), this.text()));
  protected readonly active = linkedSignal(() => nextPick(this.found(), -1, 1));
  /** Within what it stands in, as far as there is room. */
  protected readonly place = computed(() => {
    const { x, y } = this.screen();
    const around = this.host.nativeElement.parentElement?.getBoundingClientRect();
    if (!around) return { x, y };
    const within = (at: number, most: number): number => Math.max(8, Math.min(at, most));
    return {
      x: within(x - around.left, around.width - WIDTH - 8),
      y: within(y - around.top, around.height - HEIGHT - 8),
    };
  });

  constructor() {
    // It may open elsewhere before the one that was closed has gone.
    afterRenderEffect(() => {
      this.screen();
      untracked(() => this.text.set(''));
      this.field().nativeElement.focus({ preventScroll: true });
    });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') this.go(1);
    else if (event.key === 'ArrowUp') this.go(-1);
    else if (event.key === 'Enter') this.pick(this.found()[this.active()]);
    else if (event.key === 'Escape') this.left.emit('escape');
    else if (event.key === 'Tab') this.left.emit('tab');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected pick(item: PickItem | undefined): void {
    if (item?.refused === null) this.picked.emit(item.id);
  }

  protected focusLeft({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.host.nativeElement.contains(relatedTarget)))
      this.left.emit('elsewhere');
  }

  private go(by: 1 | -1): void {
    const next = nextPick(this.found(), this.active(), by);
    if (next < 0) return;
    this.active.set(next);
    this.host.nativeElement.querySelector(`#pick-${next}`)?.scrollIntoView?.({ block: 'nearest' });
  }
}
