import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { FocusedDirective } from '../canvas/marks/focused.directive';
import { NodeNameDirective } from '../document/node-name.directive';

/** A field for the name of a node, above it. */
@Component({
  selector: 'hm-rename',
  imports: [FocusedDirective, NodeNameDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      hmFocused
      class="input"
      aria-label="Name on the canvas"
      [hmNodeName]="nodeId()"
      [placeholder]="placeholder()"
      (done)="left.emit()"
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

  readonly nodeId = input.required<string>();
  readonly placeholder = input.required<string>();
  /** The upper right corner of the node on the screen. */
  readonly screen = input.required<CanvasPoint>();
  readonly left = output();

  protected readonly place = computed(() => {
    const { x, y } = this.screen();
    const around = this.host.nativeElement.parentElement?.getBoundingClientRect();
    return { x: Math.max(8, x - (around?.left ?? 0) - 204), y: Math.max(8, y - (around?.top ?? 0)) };
  });
}
