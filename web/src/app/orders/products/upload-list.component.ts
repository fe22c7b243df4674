import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { ProblemComponent } from '../../parts/problem.component';
import { sizeText } from './proposed-product';
import { UploadsStore, faultOf } from './uploads.store';

/** The files that are to be uploaded, with the key and name that each product gets, and how far each is. */
@Component({
  selector: 'hm-upload-list',
  imports: [IconComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './upload-list.component.html',
  styleUrl: './upload-list.component.css',
})
export class UploadListComponent {
  protected readonly store = inject(UploadsStore);
  protected readonly faultOf = faultOf;
  protected readonly sizeText = sizeText;
  protected readonly percent = (part: number) => Math.floor(part * 100);
}
