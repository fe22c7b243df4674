import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'hartomat.theme';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Light, dark or as the system says; remembered by this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Theme>(storedTheme());

  readonly theme = this.chosen.asReadonly();

  /** Shows the chosen theme from now on; called once, where a component is made. */
  follow(): void {
    effect(() => {
      const theme = this.chosen();
      const { dataset } = this.document.documentElement;
      if (theme === 'system') delete dataset['theme'];
      else dataset['theme'] = theme;
    });
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // A browser that stores nothing shows the theme until the page is closed.
    }
  }

  /** The next one of system, light, dark. */
  next(): Theme {
    return THEMES[(THEMES.indexOf(this.chosen()) + 1) % THEMES.length] ?? 'system';
  }
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
