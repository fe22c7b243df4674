import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { FocusedDirective } from '../canvas/marks/focused.directive';

/** A field for the name of a node, above it. */
@Component({
  selector: 'hm-rename',
  imports: [FocusedDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #field
      hmFocused
      class="input"
      maxlength="200"
      aria-label="Name on the canvas"
      [value]="label()"
      [placeholder]="placeholder()"
      (blur)="named.emit(field.value)"
      (keydown.enter)="$event.stopPropagation(); named.emit(field.value)"
      (keydown.escape)="$event.stopPropagation(); left.emit()"
    />
  `,
  styles: `
    :host {
      position: absolute;
      z-index: 5;
      width: 204px;
      box-shadow: var(--shadow);
    }
  `,
  host: { '[style.left.px]': 'place().x', '[style.top.px]': 'place().y' },
})
export class RenameComponent {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly label = input.required<string>();
  readonly placeholder = input.required<string>();
  /** The upper right corner of the node on the screen. */
  readonly screen = input.required<CanvasPoint>();
  readonly named = output<string>();
  readonly left = output();

  protected readonly place = computed(() => {
    const { x, y } = this.screen();
    const around = this.host.nativeElement.parentElement?.getBoundingClientRect();
    return { x: Math.max(8, x - (around?.left ?? 0) - 204), y: Math.max(8, y - (around?.top ?? 0)) };
  });
}
