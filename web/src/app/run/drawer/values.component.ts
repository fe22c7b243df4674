import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { artifactUrl, artifactsIn, fileNameOf, isPicture, sizeText } from './artifacts-in';

/** Inputs or outputs of a node: its pictures first and largest, then its other files, then each value as it is. */
@Component({
  selector: 'hm-values',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './values.component.html',
  styleUrl: './values.component.css',
})
export class ValuesComponent {
  readonly values = input.required<Readonly<Record<string, unknown>>>();
  readonly nodeId = input.required<string>();

  private readonly files = computed(() =>
    artifactsIn(this.values()).map((file) => ({
      ...{ name: file.name, isMask: file.isMask, mediaType: file.mediaType, size: sizeText(file.byteLength) },
      ...{ url: artifactUrl(file), saveAs: fileNameOf(file, this.nodeId()), isPicture: isPicture(file) },
    })),
  );
  protected readonly pictures = computed(() => this.files().filter((file) => file.isPicture));
  protected readonly others = computed(() => this.files().filter((file) => !file.isPicture));
  protected readonly rows = computed(() =>
    Object.entries(this.values()).map(([name, value]) => ({ name, text: JSON.stringify(value, null, 2) })),
  );
}
