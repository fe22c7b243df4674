import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';

export interface ShownPicture {
  name: string;
  url: string;
  /** Where it is downloaded. */
  download: string;
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

  /** The picture of an animation that it stands still at, counted from 1; 0 while it moves. */
  protected readonly frame = linkedSignal({ source: this.picture, computation: () => 0 });
  /** How many pictures the animation has at least; one more while that is shown to be there. */
  private readonly known = linkedSignal({ source: this.picture, computation: () => 1 });
  protected readonly isAnimated = computed(() => this.known() > 1);
  protected readonly isLastFrame = computed(() => this.frame() >= this.known());
  protected readonly shownUrl = computed(() => this.frameUrl(this.frame()));
  /** The frame after those that are known, loaded ahead: that it cannot be is how the last one is known. */
  protected readonly nextUrl = computed(() => {
    const next = Math.max(2, this.frame() + 1);
    return this.picture().mediaType === 'image/webp' && next > this.known() ? this.frameUrl(next) : null;
  });

  protected step(by: number): void {
    this.pixels.set('');
    this.at.update((at) => (at + by + this.count) % this.count);
  }

  /** Stands still at another frame, or moves again before the first. */
  protected stepFrame(by: number): void {
    if (this.isAnimated()) this.frame.update((frame) => Math.min(Math.max(frame + by, 0), this.known()));
  }

  protected nextLoaded(): void {
    this.known.set(Math.max(2, this.frame() + 1));
  }

  protected loaded({ target }: Event): void {
    const { naturalWidth, naturalHeight } = target as HTMLImageElement;
    this.pixels.set(`${naturalWidth} × ${naturalHeight}`);
  }

  protected press(event: KeyboardEvent): void {
    const keys: Record<string, () => void> = {
      '0': () => this.isFitted.set(false),
      '1': () => this.isFitted.set(true),
      ',': () => this.stepFrame(-1),
      '.': () => this.stepFrame(1),
      // A picture that is larger than the window is moved by arrows.
      ...(this.isFitted() && { ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1) }),
    };
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    run();
  }

  private frameUrl(frame: number): string {
    return frame === 0 ? this.picture().url : `${this.picture().url}?frame=${frame}`;
  }
}
