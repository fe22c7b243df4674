import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';

export interface ShownPicture {
  name: string;
  url: string;
  saveAs: string;
  mediaType: string;
  size: string;
}

/** Pictures as large as the window: each fitted into it, or pixel for pixel. */
@Component({
  selector: 'hm-picture',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picture.dialog.html',
  styleUrl: './picture.dialog.css',
  host: { '(keydown)': 'press($event)' },
})
export class PictureDialog {
  protected readonly dialog = inject(DialogRef);
  private readonly data = inject<{ pictures: readonly ShownPicture[]; at: number }>(DIALOG_DATA);

  private readonly at = signal(this.data.at);
  protected readonly count = this.data.pictures.length;
  protected readonly position = computed(() => `${this.at() + 1} of ${this.count}`);
  protected readonly picture = computed(() => this.data.pictures[this.at()] as ShownPicture);
  protected readonly isFitted = signal(true);
  /** In pixels, once it was loaded. */
  protected readonly pixels = signal('');

  protected step(by: number): void {
    this.pixels.set('');
    this.at.update((at) => (at + by + this.count) % this.count);
  }

  protected loaded({ target }: Event): void {
    const { naturalWidth, naturalHeight } = target as HTMLImageElement;
    this.pixels.set(`${naturalWidth} × ${naturalHeight}`);
  }

  protected press(event: KeyboardEvent): void {
    const keys: Record<string, () => void> = {
      '0': () => this.isFitted.set(false),
      '1': () => this.isFitted.set(true),
      // A picture that is larger than the window is moved by arrows.
      ...(this.isFitted() && { ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1) }),
    };
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    run();
  }
}
