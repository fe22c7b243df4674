import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { ConnectionBadgeComponent } from '../connection/connection-badge.component';
import { IconComponent } from '../parts/icon.component';
import { ToastStore } from '../parts/toast.store';
import { SessionStore } from '../session/session.store';
import { ShortcutsStore } from './shortcuts.store';
import { ThemeStore } from './theme.store';
import { PAGES, pageOf } from './top-bar-pages';

const THEME_ICONS = { system: 'contrast', light: 'light_mode', dark: 'dark_mode' };
const THEME_NAMES = { system: 'as the system', light: 'light', dark: 'dark' };

/** The one bar of navigation. */
@Component({
  selector: 'hm-top-bar',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, ConnectionBadgeComponent, IconComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './top-bar.component.html',
  styleUrl: './top-bar.component.css',
})
export class TopBarComponent {
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastStore);
  protected readonly session = inject(SessionStore);
  protected readonly shortcuts = inject(ShortcutsStore);
  protected readonly themes = inject(ThemeStore);

  protected readonly pages = PAGES;
  protected readonly current = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pageOf(event.urlAfterRedirects)),
    ),
    { initialValue: pageOf(this.router.url) },
  );
  protected readonly themeIcon = computed(() => THEME_ICONS[this.themes.theme()]);
  protected readonly themeText = computed(
    () => `Colours: ${THEME_NAMES[this.themes.theme()]}. Change to ${THEME_NAMES[this.themes.next()]}`,
  );

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.toasts.problem(error);
    }
    await this.router.navigateByUrl('/sign-in');
  }
}
