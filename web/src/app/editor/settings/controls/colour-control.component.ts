import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { ColourField } from '../fields/field';
import { hexColour, isHexColour } from '../fields/hex-colour';
import { SwatchComponent } from './swatch.component';
import { TypedControlDirective, type ReadText } from './typed-control.directive';

/** A colour: a swatch that opens the browser's picker, its hexadecimal text, and a way to have none. */
@Component({
  selector: 'hm-colour-control',
  imports: [SwatchComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = field();
    <span class="picker">
      <hm-swatch [swatch]="swatch()" />
      <input
        #picker
        type="color"
        [value]="shown() ?? '#ffffff'"
        [attr.aria-label]="one.title + ' in a colour picker'"
        (input)="type(picker.value)"
        (change)="leave()"
        (blur)="leave()"
      />
    </span>
    <input
      #box
      class="input mono"
      autocomplete="off"
      spellcheck="false"
      [id]="id()"
      [value]="text()"
      [placeholder]="one.defaultText || '#rrggbb'"
      [attr.aria-invalid]="isInvalid()"
      [attr.aria-describedby]="hintId()"
      (input)="type(box.value)"
      (blur)="leave()"
      (keydown.enter)="leave()"
      (keydown.escape)="revert()"
    />
    @if (one.canBeEmpty) {
      <button
        class="button plain"
        type="button"
        [disabled]="!text()"
        [attr.aria-label]="'Clear ' + one.title"
        (click)="clear()"
      >
        Clear
      </button>
    }
  `,
  styleUrl: './colour-control.component.css',
})
export class ColourControlComponent extends TypedControlDirective<ColourField> {
  protected readonly shown = computed(() => {
    const colour = this.text() === '' ? this.field().defaultValue : hexColour(this.text());
    return isHexColour(colour) ? colour : null;
  });

  protected readonly swatch = computed(() => {
    const colour = this.shown();
    return colour === null ? 'clear' : { colour, isShiny: false };
  });

  protected clear(): void {
    this.store.set(this.field(), '');
    this.text.set('');
  }

  protected format({ value }: ColourField): string {
    return typeof value === 'string' ? value : '';
  }

  protected read(text: string, { isRow }: ColourField): ReadText {
    return text.trim() === '' && !isRow ? {} : { value: hexColour(text) };
  }
}
