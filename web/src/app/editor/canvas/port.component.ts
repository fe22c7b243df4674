import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CanvasPort } from './canvas-model';

/** A port: its type by shape and colour, its name on hover and while a wire is drawn. */
@Component({
  selector: 'hm-port',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="-6 -6 12 12" width="12" height="12" [attr.data-colour]="port().colour" aria-hidden="true">
      @switch (port().shape) {
        @case ('square') {
          <rect x="-4" y="-4" width="8" height="8" rx="1" />
        }
        @case ('diamond') {
          <polygon points="0,-5.5 5.5,0 0,5.5 -5.5,0" />
        }
        @case ('triangle') {
          <polygon points="-4.5,-5 5,0 -4.5,5" />
        }
        @case ('hexagon') {
          <polygon points="-2.7,-4.7 2.7,-4.7 5.4,0 2.7,4.7 -2.7,4.7 -5.4,0" />
        }
        @case ('pentagon') {
          <polygon points="0,-5.3 5,-1.6 3.1,4.3 -3.1,4.3 -5,-1.6" />
        }
        @default {
          <circle r="4.5" />
        }
      }
    </svg>
  `,
  styleUrl: './port.component.css',
  // Its name, seldom seen, is drawn by the style sheet: an element for each would be one in twelve of the canvas.
  host: { '[attr.data-name]': 'name()', '[attr.data-side]': 'side()' },
})
export class PortComponent {
  readonly port = input.required<CanvasPort>();
  readonly side = input.required<'left' | 'right'>();
  protected readonly name = computed(() => `${this.port().label}${this.port().isRequired ? '' : ' (optional)'}`);
}
