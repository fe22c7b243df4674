import { Dialog } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Schema } from '../../api/api-types';
import { IconComponent } from '../../parts/icon.component';
import { IconStore } from '../../parts/icon.store';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import { ShortcutsStore } from '../../shell/shortcuts.store';
import { ORDERS_ICONS } from '../orders-icons';
import { OrdersNavComponent } from '../orders-nav.component';
import { DropZoneDirective } from './drop-zone.directive';
import { ProductDetailComponent } from './product-detail.component';
import { ProductsStore, type Product } from './products.store';
import { sizeText } from './proposed-product';
import { UploadListComponent } from './upload-list.component';
import { UploadsStore } from './uploads.store';

const DIALOG = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
const AFTER_KEY_MS = 250;

/** Customers' products and their STEP files; files that are dropped anywhere are to be uploaded. */
@Component({
  selector: 'hm-products-page',
  imports: [
    DropZoneDirective,
    IconComponent,
    OrdersNavComponent,
    ProblemComponent,
    ProductDetailComponent,
    TimeComponent,
    UploadListComponent,
  ],
  providers: [ProductsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './products.page.html',
  styleUrls: ['../orders.page.css', './products.page.css'],
})
export class ProductsPage {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly searchField = viewChild<ElementRef<HTMLInputElement>>('search');
  /** The uploaded products that the list has got. */
  private readonly taken = new Set<Product>();
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly store = inject(ProductsStore);
  protected readonly uploads = inject(UploadsStore);

  /** The key of the open product, from the query. */
  readonly product = input<string>();

  protected readonly text = signal('');
  protected readonly sizeText = sizeText;
  protected readonly skeletons = Array.from({ length: 6 }, (_, index) => 40 + ((index * 37) % 40));

  constructor() {
    inject(IconStore).add(ORDERS_ICONS);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    void this.store.search('');
    effect(() => {
      const made = this.uploads.made();
      if (this.store.products() !== null) untracked(() => this.takeNew(made));
    });
    inject(ShortcutsStore).add({
      title: 'Products',
      shortcuts: [{ keys: ['/'], does: 'Search', run: () => this.searchField()?.nativeElement.focus() }],
    });
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.store.search(text), AFTER_KEY_MS);
  }

  protected clear(): void {
    this.text.set('');
    void this.store.search('');
  }

  protected choose({ files }: HTMLInputElement): void {
    this.uploads.add([...(files ?? [])]);
  }

  protected toggle({ key }: Product): void {
    const product = this.product() === key ? null : key;
    void this.router.navigate([], { queryParams: { product }, queryParamsHandling: 'merge' });
  }

  protected toggleByRow(event: MouseEvent, product: Product): void {
    if ((event.target as HTMLElement).closest('a, button') || getSelection()?.toString()) return;
    this.toggle(product);
  }

  protected async order(product: Product): Promise<void> {
    const { NewOrderDialog } = await import('../new-order/new-order.dialog');
    const { closed } = this.dialogs.open<Schema<'OrderReply'>>(NewOrderDialog, { ...DIALOG, data: { product } });
    closed.subscribe((order) => order && void this.router.navigate(['/orders'], { queryParams: { q: order.number } }));
  }

  private takeNew(made: readonly Product[]): void {
    for (const product of made.filter((one) => !this.taken.has(one))) {
      this.taken.add(product);
      this.store.take(product);
    }
  }
}
