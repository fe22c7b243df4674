import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import { MarkStore, type MarkName } from './mark.store';
import { MARK_COLOURS, type MarkColour } from './marks';

/** The colours of a group or a note, and what else is done with it. */
@Component({
  selector: 'hm-mark-tools',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="tools" role="group" [attr.aria-label]="'Look of ' + what()">
      @for (colour of colours; track colour) {
        <button
          class="dot"
          type="button"
          [attr.data-colour]="colour"
          [attr.aria-label]="colour === null ? 'No colour' : 'Colour: ' + colour"
          [title]="colour === null ? 'No colour' : 'Colour: ' + colour"
          [attr.aria-pressed]="colour === current()"
          (click)="marks.colour(name(), colour)"
        ></button>
      }
      <button
        class="button plain square"
        type="button"
        title="Edit the text (Enter)"
        aria-label="Edit the text"
        (click)="marks.write(name())"
      >
        <hm-icon name="edit" />
      </button>
      <button
        class="button plain square"
        type="button"
        title="Remove (Delete)"
        [attr.aria-label]="'Remove ' + what()"
        (click)="marks.remove(name())"
      >
        <hm-icon name="delete" />
      </button>
    </div>
  `,
  styles: `
    .tools {
      position: absolute;
      bottom: calc(100% + 4px);
      left: 0;
      display: flex;
      gap: 2px;
      align-items: center;
      padding: 2px 4px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-1);
      box-shadow: var(--shadow);
    }

    .dot {
      width: 18px;
      height: 18px;
      border: 2px solid var(--surface-1);
      border-radius: 50%;
      background: var(--colour, var(--surface-2));
      box-shadow: 0 0 0 1px var(--line-strong);
      cursor: pointer;
    }

    .dot + .dot {
      margin-left: 3px;
    }

    .dot[aria-pressed='true'] {
      box-shadow: 0 0 0 2px var(--text-1);
    }
  `,
})
export class MarkToolsComponent {
  protected readonly marks = inject(MarkStore);
  protected readonly colours = MARK_COLOURS;

  readonly name = input.required<MarkName>();
  readonly colour = input.required<MarkColour>();
  /** What it belongs to, in words. */
  readonly what = input.required<string>();
  protected readonly current = this.colour;
}
