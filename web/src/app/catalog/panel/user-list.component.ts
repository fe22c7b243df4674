import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { KINDS, type CatalogKind } from '../entries/catalog-kinds';
import type { EntryUser } from '../entries/entry-users';

/** What uses an entry, each with the way there. */
@Component({
  selector: 'hm-user-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (user of users(); track user.kind + user.key) {
        <li>
          @if (user.kind === 'default-material') {
            The catalog: it is the default material
          } @else {
            <span class="hint">{{ singular(user.kind) }}</span>
            <a
              routerLink="/catalog"
              [queryParams]="{ kind: slug(user.kind), entry: user.key }"
              (click)="followed.emit()"
              >{{ user.label }}</a
            >
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      max-height: 160px;
      overflow: auto;
    }

    li {
      display: flex;
      gap: 6px;
      padding: 2px 0;
    }
  `,
})
export class UserListComponent {
  readonly users = input.required<readonly EntryUser[]>();
  readonly followed = output<void>();

  protected readonly singular = (kind: CatalogKind) => KINDS[kind].singular;
  protected readonly slug = (kind: CatalogKind) => KINDS[kind].slug;
}
