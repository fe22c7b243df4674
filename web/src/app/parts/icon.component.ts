import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IconStore } from './icon.store';

/** A Material Symbol of 18 px in the colour of the text; never read out, so a word must stand beside it or name its button. */
@Component({
  selector: 'hm-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 -960 960 960" width="18" height="18" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      fill: currentcolor;
    }
  `,
})
export class IconComponent {
  private readonly icons = inject(IconStore);

  readonly name = input.required<string>();
  /** Shown for a name that is none of our icons. */
  readonly fallback = input('');

  protected readonly path = computed(() => this.icons.path(this.name(), this.fallback()));
}
