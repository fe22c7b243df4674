import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { ModelComponent } from '../../parts/model/model.component';
import { PreviewDirective } from '../../parts/preview.directive';
import { artifactUrl, artifactsIn, downloadUrl, fileNameOf, isModel, isPicture, sizeText } from './artifacts-in';

/** Inputs or outputs of a node: its pictures first and largest, then its other files, then each value as it is. */
@Component({
  selector: 'hm-values',
  imports: [IconComponent, ModelComponent, PreviewDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './values.component.html',
  styleUrl: './values.component.css',
})
export class ValuesComponent {
  private readonly dialogs = inject(Dialog);

  readonly values = input.required<Readonly<Record<string, unknown>>>();
  readonly nodeId = input.required<string>();

  private readonly files = computed(() =>
    artifactsIn(this.values()).map((file) => ({
      ...{ name: file.name, isMask: file.isMask, mediaType: file.mediaType, size: sizeText(file.byteLength) },
      ...{ url: artifactUrl(file), download: downloadUrl(file, fileNameOf(file, this.nodeId())) },
      pixels: { width: file.width, height: file.height },
      ...{ isPicture: isPicture(file), isModel: isModel(file) },
    })),
  );
  protected readonly pictures = computed(() => this.files().filter((file) => file.isPicture));
  protected readonly others = computed(() => this.files().filter((file) => !file.isPicture));
  private readonly chosenModel = signal<string | null>(null);
  /** The address of the model that is drawn: one was asked for, or a model is all there is to see. */
  protected readonly model = computed(() => {
    const models = this.others().filter((file) => file.isModel);
    const chosen = models.find(({ url }) => url === this.chosenModel());
    return (chosen ?? (this.pictures().length === 0 ? models[0] : undefined))?.url;
  });
  protected readonly rows = computed(() =>
    Object.entries(this.values()).map(([name, value]) => ({ name, text: JSON.stringify(value, null, 2) })),
  );

  protected showModel(url: string): void {
    this.chosenModel.set(url);
  }

  protected async enlarge(at: number): Promise<void> {
    const { PictureDialog } = await import('./picture.dialog');
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title', maxWidth: '100vw' };
    this.dialogs.open(PictureDialog, { ...look, data: { pictures: this.pictures(), at } });
  }
}
