import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { IconComponent } from './icon.component';

/** The frame of a dialog: its heading, what is in it, and its buttons (`dialog-actions`). */
@Component({
  selector: 'hm-dialog-frame',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2 id="dialog-title">{{ heading() }}</h2>
      <button class="button plain square" type="button" aria-label="Close" (click)="dialog.close()">
        <hm-icon name="close" />
      </button>
    </header>
    <!-- With a place in the order of Tab, so that keys can scroll what is only text. -->
    <div class="content" tabindex="0"><ng-content /></div>
    <footer><ng-content select="[dialog-actions]" /></footer>
  `,
  styleUrl: './dialog-frame.component.css',
  host: { '[class.wide]': 'isWide()' },
})
export class DialogFrameComponent {
  protected readonly dialog = inject(DialogRef);

  readonly heading = input.required<string>();
  /** For what has two columns. */
  readonly isWide = input(false);
}
