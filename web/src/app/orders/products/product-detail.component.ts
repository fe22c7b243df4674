import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { ModelComponent } from '../../parts/model/model.component';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import type { Product } from './products.store';
import { sizeText } from './proposed-product';

/** A product with what is known of its file, and the model of it where one was made. */
@Component({
  selector: 'hm-product-detail',
  imports: [ModelComponent, ProblemComponent, RouterLink, TimeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-detail.component.html',
  styleUrls: ['../row-detail.css', './product-detail.component.css'],
})
export class ProductDetailComponent {
  private readonly api = inject(ApiClient);

  readonly product = input.required<Product>();
  /** It is to be ordered. */
  readonly order = output();

  /** Undefined until it is known; null where none was made yet. */
  protected readonly model = signal<Schema<'ProductModelReply'> | null | undefined>(undefined);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sizeText = sizeText;

  constructor() {
    effect(() => {
      const product = this.product();
      untracked(() => void this.load(product));
    });
  }

  protected async load({ key, sha256 }: Product): Promise<void> {
    this.model.set(undefined);
    this.problem.set(null);
    const isCurrent = () => this.product().key === key && this.product().sha256 === sha256;
    try {
      const { body } = await this.api.get('/api/products/{key}/model', { path: { key } });
      if (isCurrent()) this.model.set(body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!isCurrent()) return;
      if (error.code === 'model_not_found') this.model.set(null);
      else this.problem.set(error);
    }
  }
}
