import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Choice } from '../state/choice';

/** How an entry of the catalog looks, in small. */
@Component({
  selector: 'hm-swatch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span
    class="swatch"
    aria-hidden="true"
    [class.clear]="swatch() === 'clear'"
    [class.shiny]="isShiny()"
    [style.background-color]="colour()"
  ></span>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    .swatch {
      width: 20px;
      height: 20px;
      border: 1px solid var(--line-strong);
      border-radius: 50%;
    }

    .shiny {
      background-image: radial-gradient(circle at 32% 28%, rgb(255 255 255 / 75%), transparent 55%);
    }

    /* Squares stand for what is transparent. */
    .clear {
      background: repeating-conic-gradient(#bfc5cb 0% 25%, #ffffff 0% 50%) 0 0 / 10px 10px;
    }
  `,
})
export class SwatchComponent {
  readonly swatch = input.required<NonNullable<Choice['swatch']>>();

  protected readonly colour = computed(() => {
    const swatch = this.swatch();
    return swatch === 'clear' ? null : swatch.colour;
  });
  protected readonly isShiny = computed(() => {
    const swatch = this.swatch();
    return swatch !== 'clear' && swatch.isShiny;
  });
}
