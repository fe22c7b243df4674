import { ChangeDetectionStrategy, Component } from '@angular/core';
import type { JsonField } from '../fields/field';
import { readJson } from '../fields/read-json';
import { TypedControlDirective, type ReadText } from './typed-control.directive';

/** Any value as JSON. */
@Component({
  selector: 'hm-json-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <textarea
      #box
      class="input"
      spellcheck="false"
      [rows]="field().pointer ? 3 : 12"
      [id]="id()"
      [value]="text()"
      [placeholder]="field().defaultText"
      [attr.aria-invalid]="isInvalid()"
      [attr.aria-describedby]="hintId()"
      (input)="type(box.value)"
      (blur)="leave()"
      (keydown.escape)="revert()"
    ></textarea>
  `,
})
export class JsonControlComponent extends TypedControlDirective<JsonField> {
  protected format({ value }: JsonField): string {
    return value === undefined ? '' : JSON.stringify(value, null, 2);
  }

  protected read(text: string, field: JsonField): ReadText {
    return readJson(text, { canBeEmpty: !field.isRow && field.pointer !== '', isObject: field.pointer === '' });
  }
}
