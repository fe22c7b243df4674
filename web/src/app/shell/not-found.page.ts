import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'hm-not-found-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <h1>There is no page at this address</h1>
      <p>It may have been moved, or the address is not complete.</p>
      <a class="button" routerLink="/workflows">Open the workflows</a>
    </main>
  `,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      gap: 12px;
      align-items: flex-start;
      max-width: 480px;
      margin: 15vh auto 0;
      padding: 0 16px;
    }
  `,
})
export class NotFoundPage {}
