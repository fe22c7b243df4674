import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The heading of the pages of orders, with the way between them. */
@Component({
  selector: 'hm-orders-nav',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a
      routerLink="/orders"
      routerLinkActive="active"
      ariaCurrentWhenActive="page"
      [routerLinkActiveOptions]="{
        paths: 'exact',
        queryParams: 'ignored',
        fragment: 'ignored',
        matrixParams: 'ignored',
      }"
      >Orders</a
    >
    <a routerLink="/orders/products" routerLinkActive="active" ariaCurrentWhenActive="page">Products</a>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 16px;
      font-size: 16px;
      font-weight: 600;
    }

    a {
      color: var(--text-3);
    }

    a.active {
      color: var(--text-1);
    }
  `,
  host: { role: 'navigation', 'aria-label': 'Orders and products' },
})
export class OrdersNavComponent {}
