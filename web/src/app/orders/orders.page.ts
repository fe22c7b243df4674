import { Dialog } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Schema } from '../api/api-types';
import { IconComponent } from '../parts/icon.component';
import { IconStore } from '../parts/icon.store';
import { ProblemComponent } from '../parts/problem.component';
import { TimeComponent } from '../parts/time.component';
import { StatusComponent } from '../run/status.component';
import { ShortcutsStore } from '../shell/shortcuts.store';
import type { DispatchLines } from './dispatch/dispatch-lines.dialog';
import type { OrderGroup } from './lines/group-lines';
import { LineDetailComponent } from './lines/line-detail.component';
import { linesFilterOf } from './lines/lines-filter';
import { LINE_STATES, lineLook, pathText, stateOf, type OrderLine } from './lines/order-line';
import { OrdersStore } from './lines/orders.store';
import { ORDERS_ICONS } from './orders-icons';
import { OrdersNavComponent } from './orders-nav.component';
import { DropZoneDirective } from './products/drop-zone.directive';
import { UploadsStore } from './products/uploads.store';
import { RefreshStore } from './refresh.store';

const DIALOG = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
const AFTER_KEY_MS = 250;

/** The lines of all orders by their orders; a line opens in place. */
@Component({
  selector: 'hm-orders-page',
  imports: [
    DropZoneDirective,
    IconComponent,
    LineDetailComponent,
    OrdersNavComponent,
    ProblemComponent,
    StatusComponent,
    TimeComponent,
  ],
  providers: [OrdersStore, RefreshStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './orders.page.html',
  styleUrl: './orders.page.css',
})
export class OrdersPage {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly uploads = inject(UploadsStore);
  private readonly refresh = inject(RefreshStore);
  private readonly searchField = viewChild<ElementRef<HTMLInputElement>>('search');
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly store = inject(OrdersStore);

  /** From the query, so that a filtered list and an open line have an address. */
  readonly state = input<string>();
  readonly q = input<string>();
  readonly line = input<string>();

  protected readonly filter = computed(() => linesFilterOf({ state: this.state(), q: this.q() }), {
    equal: (one, other) => one.state === other.state && one.q === other.q,
  });
  /** What is typed, which may have spaces at its end that the address has not. */
  protected readonly text = linkedSignal<string, string>({
    source: () => this.filter().q ?? '',
    computation: (q, before) => (before && before.value.trim() === q ? before.value : q),
  });
  protected readonly total = computed(() => {
    const counts = this.store.counts();
    return counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  });
  protected readonly states = LINE_STATES;
  protected readonly lineLook = lineLook;
  protected readonly pathText = pathText;
  protected readonly stateOf = stateOf;
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 40 + ((index * 37) % 40));

  constructor() {
    inject(IconStore).add(ORDERS_ICONS);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    const watch = this.refresh.watch(
      () => this.store.isUnsettled(),
      () => this.store.refresh(),
    );
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.store.load(filter).then(() => watch.soon()));
    });
    inject(ShortcutsStore).add({
      title: 'Orders',
      shortcuts: [
        { keys: ['/'], does: 'Search', run: () => this.searchField()?.nativeElement.focus() },
        { keys: ['n'], does: 'New order', run: () => void this.openNew() },
      ],
    });
  }

  protected choose(queryParams: { state?: string | null; q?: string | null; line?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: 'q' in queryParams });
  }

  protected type(q: string): void {
    this.text.set(q);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.choose({ q: q.trim() || null, line: null }), AFTER_KEY_MS);
  }

  protected reload(): void {
    void this.store.load(this.filter(), { isKept: true });
  }

  protected toggle({ id }: OrderLine): void {
    this.choose({ line: this.line() === id ? null : id });
  }

  /** A row opens its line; its button does the same for keys. */
  protected toggleByRow(event: MouseEvent, line: OrderLine): void {
    if ((event.target as HTMLElement).closest('a, button') || getSelection()?.toString()) return;
    this.toggle(line);
  }

  protected dispatchLine(line: OrderLine): Promise<void> {
    const name = `${line.product.name} as ${line.outputType.label}`;
    return this.openDispatch({ order: line.order, line: { id: line.id, name }, before: deliveriesOf([line]) });
  }

  protected dispatchOrder({ order, lines }: OrderGroup): Promise<void> {
    return this.openDispatch({ order, before: deliveriesOf(lines) });
  }

  protected async openNew(): Promise<void> {
    const { NewOrderDialog } = await import('./new-order/new-order.dialog');
    const { closed } = this.dialogs.open<Schema<'OrderReply'>>(NewOrderDialog, { ...DIALOG, data: {} });
    closed.subscribe((order) => order && void this.showNew(order));
  }

  protected drop(files: readonly File[]): void {
    this.uploads.add(files);
    void this.router.navigate(['/orders/products']);
  }

  private async showNew(order: Schema<'OrderReply'>): Promise<void> {
    await this.router.navigate([], { queryParams: { state: null, q: null, line: order.lines[0]?.id } });
    await this.store.load(this.filter(), { isKept: true });
    await this.openDispatch({ order, before: new Map() });
  }

  private async openDispatch(data: Omit<DispatchLines, 'take'>): Promise<void> {
    const { DispatchLinesDialog } = await import('./dispatch/dispatch-lines.dialog');
    const take = (order: Schema<'OrderReply'>): void => void this.store.take(order);
    this.dialogs.open(DispatchLinesDialog, { ...DIALOG, data: { ...data, take } });
  }
}

const deliveriesOf = (lines: readonly OrderLine[]): ReadonlyMap<string, string> =>
  new Map(lines.flatMap(({ id, delivery }) => (delivery ? [[id, delivery.id] as const] : [])));
