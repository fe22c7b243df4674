import { DIALOG_DATA } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DialogFrameComponent } from '../parts/dialog-frame.component';
import { shownKeys, type ShortcutGroup } from './shortcut';

/** Lists the keys of the page on the screen. */
@Component({
  selector: 'hm-keyboard-help',
  imports: [DialogFrameComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-dialog-frame heading="Keys">
      @for (group of groups; track group.title) {
        <section>
          <h3>{{ group.title }}</h3>
          <dl>
            @for (shortcut of group.shortcuts; track shortcut.does) {
              <dt>
                @for (keys of shortcut.keys; track keys) {
                  <kbd>{{ shown(keys) }}</kbd>
                }
              </dt>
              <dd>{{ shortcut.does }}</dd>
            }
          </dl>
        </section>
      }
    </hm-dialog-frame>
  `,
  styles: `
    section + section {
      margin-top: 16px;
    }

    h3 {
      margin-bottom: 4px;
    }

    dl {
      display: grid;
      grid-template-columns: 168px 1fr;
      row-gap: 6px;
      align-items: baseline;
    }

    dt {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class KeyboardHelpDialog {
  protected readonly groups = inject<readonly ShortcutGroup[]>(DIALOG_DATA);
  protected readonly shown = shownKeys;
}
