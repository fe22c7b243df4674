import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { NewsStore } from './news/news.store';
import { ProblemComponent } from './parts/problem.component';
import { ToastListComponent } from './parts/toast-list.component';
import { SessionStore } from './session/session.store';
import { ShortcutsStore } from './shell/shortcuts.store';
import { ThemeStore } from './shell/theme.store';
import { TopBarComponent } from './shell/top-bar.component';

/** The frame of every page. */
@Component({
  selector: 'hm-root',
  imports: [ProblemComponent, RouterOutlet, ToastListComponent, TopBarComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.component.html',
  styleUrl: './app.component.css',
  host: { '(document:keydown)': 'shortcuts.handle($event)' },
})
export class AppComponent {
  private readonly router = inject(Router);
  protected readonly session = inject(SessionStore);
  protected readonly shortcuts = inject(ShortcutsStore);

  constructor() {
    inject(ThemeStore).follow();
    inject(NewsStore).begin();
  }

  protected tryAgain(): void {
    void this.router.navigateByUrl(location.pathname + location.search + location.hash);
  }
}
