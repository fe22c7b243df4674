import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { ProductsStore, type Product } from '../products/products.store';
import { linesFault, newRequestKey, orderLines } from './order-lines';

const AFTER_KEY_MS = 250;
const MOST_COPIES = 100;

/** Makes an order of products in output types; closes with it. */
@Component({
  selector: 'hm-new-order',
  imports: [DialogFrameComponent, ProblemComponent, RouterLink],
  providers: [ProductsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-order.dialog.html',
  styleUrl: './new-order.dialog.css',
})
export class NewOrderDialog {
  private readonly api = inject(ApiClient);
  private readonly data = inject<{ product?: Product }>(DIALOG_DATA);
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly dialog = inject<DialogRef<Schema<'OrderReply'>>>(DialogRef);
  protected readonly store = inject(ProductsStore);

  protected readonly text = signal('');
  /** By key, also those that the search does not show any more. */
  protected readonly chosen = signal<ReadonlyMap<string, Product>>(
    new Map(this.data.product ? [[this.data.product.key, this.data.product]] : []),
  );
  /** Null until they are known. */
  protected readonly outputTypes = signal<readonly Schema<'OutputTypeReply'>[] | null>(null);
  protected readonly chosenTypes = signal<ReadonlySet<string>>(new Set());
  protected readonly copies = signal(1);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  /** The chosen products first, then what was found. */
  protected readonly products = computed(() => {
    const chosen = this.chosen();
    const found = (this.store.products() ?? []).filter(({ key }) => !chosen.has(key));
    return [...chosen.values(), ...found];
  });
  protected readonly lines = computed(() => orderLines([...this.chosen().keys()], this.typesInOrder(), this.copies()));
  protected readonly fault = computed(() => linesFault(this.lines().length));
  /** The same for a repeated request, so that it makes one order; another one for other lines. */
  private readonly requestKey = linkedSignal({ source: this.lines, computation: () => newRequestKey() });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    void this.store.search('');
    void this.loadOutputTypes();
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.store.search(text), AFTER_KEY_MS);
  }

  protected toggle(product: Product): void {
    const chosen = new Map(this.chosen());
    if (!chosen.delete(product.key)) chosen.set(product.key, product);
    this.chosen.set(chosen);
  }

  protected toggleType(key: string): void {
    const chosen = new Set(this.chosenTypes());
    if (!chosen.delete(key)) chosen.add(key);
    this.chosenTypes.set(chosen);
  }

  protected setCopies(text: string): void {
    this.copies.set(Math.min(MOST_COPIES, Math.max(1, Math.floor(Number(text)) || 1)));
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const lines = this.lines();
    if (lines.length === 0 || this.fault() !== null || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const header = { 'Idempotency-Key': this.requestKey() };
      this.dialog.close((await this.api.post('/api/orders', { header, body: { lines } })).body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected async loadOutputTypes(): Promise<void> {
    this.problem.set(null);
    try {
      const { body } = await this.api.get('/api/output-types');
      this.outputTypes.set(body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  private typesInOrder(): string[] {
    const chosen = this.chosenTypes();
    return (this.outputTypes() ?? []).map(({ key }) => key).filter((key) => chosen.has(key));
  }
}
