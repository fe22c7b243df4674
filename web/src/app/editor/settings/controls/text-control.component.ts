import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { TextField } from '../fields/field';
import { TypedControlDirective, type ReadText } from './typed-control.directive';

/** One line of text. */
@Component({
  selector: 'hm-text-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #box
      class="input"
      [id]="id()"
      [value]="text()"
      [placeholder]="field().defaultText"
      [attr.aria-invalid]="isInvalid()"
      [attr.aria-describedby]="hintId()"
      (input)="type(box.value)"
      (blur)="leave()"
      (keydown.enter)="leave()"
      (keydown.escape)="revert()"
    />
    @if (isNoAddress()) {
      <p class="warn" role="status">This is no e-mail address.</p>
    }
  `,
  styles: `
    .warn {
      padding-top: 2px;
      color: var(--warn);
      font-size: 12px;
    }
  `,
})
export class TextControlComponent extends TypedControlDirective<TextField> {
  protected readonly isNoAddress = computed(() => {
    const text = this.text().trim();
    return this.field().isEmail && text !== '' && !/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
  });

  protected format({ value }: TextField): string {
    return value === undefined ? '' : String(value);
  }

  protected read(text: string, { isRow }: TextField): ReadText {
    return text === '' && !isRow ? {} : { value: text };
  }
}
