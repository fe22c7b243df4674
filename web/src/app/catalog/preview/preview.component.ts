import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { Shot } from '#steps/studio';
import { DrawLatest } from './draw-latest';
import { shotOf, type Look } from './shot-of';
import type { StudioPreview } from './studio-preview';

/** The sample in a template and a material, drawn again by the production's own studio whenever one of them changes. */
@Component({
  selector: 'hm-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <canvas
      #canvas
      role="img"
      [attr.aria-label]="name()"
      [attr.data-drawn]="drawn()"
      [hidden]="drawn() === 0"
      [width]="1"
      [height]="1"
    ></canvas>
    @if (trouble(); as text) {
      <p class="hint">{{ text }}</p>
    } @else if (drawn() === 0) {
      <span class="skeleton" role="status" aria-label="Drawing the preview"></span>
    } @else if (shot() === null) {
      <p class="hint over">This is how it was: a value cannot be drawn.</p>
    }
  `,
  styleUrl: './preview.component.css',
})
export class PreviewComponent {
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly drawer = new DrawLatest<Shot>((shot) => this.draw(shot));
  private studio: Promise<StudioPreview | null> | undefined;

  readonly look = input.required<Look>();
  /** What the picture shows, in words. */
  readonly name = input.required<string>();

  protected readonly shot = computed(() => shotOf(this.look()));
  /** How many pictures there were. */
  protected readonly drawn = signal(0);
  protected readonly trouble = signal('');

  constructor() {
    effect(() => {
      const shot = this.shot();
      if (shot) this.drawer.ask(shot);
    });
    inject(DestroyRef).onDestroy(() => {
      this.drawer.stop();
      void this.studio?.then((studio) => studio?.close()).catch(() => undefined);
    });
  }

  private async draw(shot: Shot): Promise<void> {
    try {
      this.studio ??= import('./studio-preview').then((file) => file.openStudioPreview());
      const studio = await this.studio;
      if (!studio) return this.trouble.set('There is no preview: this browser has no WebGL 2, or it is switched off.');
      const picture = await studio.draw(shot);
      this.show(picture);
    } catch (error) {
      this.trouble.set(`There is no preview: ${error instanceof Error ? error.message : error}`);
    }
  }

  private show(picture: ImageData): void {
    const { nativeElement } = this.canvas();
    Object.assign(nativeElement, { width: picture.width, height: picture.height });
    nativeElement.getContext('2d')?.putImageData(picture, 0, 0);
    this.drawn.update((count) => count + 1);
  }
}
