import { Directive, computed, input, linkedSignal } from '@angular/core';

/** How wide the stills are that the API makes of pictures. */
export type PreviewWidth = 96 | 320 | 960;

/**
 * A picture as a small still of its file, and as the file itself where no still can be made of it. It has its room
 * before it arrives where its size is known.
 */
@Directive({
  selector: 'img[hmPreview]',
  host: {
    '[src]': 'source()',
    '[attr.width]': 'size()?.width',
    '[attr.height]': 'size()?.height',
    '(error)': 'failed()',
  },
})
export class PreviewDirective {
  /** The address of the file. */
  readonly url = input.required<string>({ alias: 'hmPreview' });
  readonly previewWidth = input<PreviewWidth>(320);
  /** Of the picture, in pixels. */
  readonly pixels = input<{ width: number | null; height: number | null }>({ width: null, height: null });

  private readonly still = computed(() => `${this.url()}?width=${this.previewWidth()}`);
  protected readonly source = linkedSignal(() => this.still());
  protected readonly size = computed(() => {
    const { width, height } = this.pixels();
    return width !== null && height !== null ? { width, height } : null;
  });

  protected failed(): void {
    this.source.set(this.url());
  }
}
