import { Dialog } from '@angular/cdk/dialog';
import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { isTyping, pressedKeys, type ShortcutGroup } from './shortcut';

/** The keys of this application: those of every page, and those that the page on the screen adds. */
@Injectable({ providedIn: 'root' })
export class ShortcutsStore {
  private readonly dialogs = inject(Dialog);
  private readonly ofPage = signal<readonly ShortcutGroup[]>([]);
  private readonly everywhere: ShortcutGroup = {
    title: 'Everywhere',
    shortcuts: [{ keys: ['?'], does: 'List all keys', run: () => void this.showHelp() }],
  };

  readonly groups = computed(() => [...this.ofPage(), this.everywhere]);

  /** Adds a group until the page that adds it is left; called where that page's component is made. */
  add(group: ShortcutGroup): void {
    this.ofPage.update((groups) => [...groups, group]);
    inject(DestroyRef).onDestroy(() => this.ofPage.update((groups) => groups.filter((other) => other !== group)));
  }

  /** Runs what a key is for, unless something that is typed into has the focus. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event.target) || this.dialogs.openDialogs.length > 0) return;
    const pressed = pressedKeys(event);
    const shortcuts = this.groups().flatMap((group) => group.shortcuts);
    const run = shortcuts.find(({ keys, run }) => run !== undefined && keys.includes(pressed))?.run;
    if (!run) return;
    event.preventDefault();
    run();
  }

  async showHelp(): Promise<void> {
    const { KeyboardHelpDialog } = await import('./keyboard-help.dialog');
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
    this.dialogs.open(KeyboardHelpDialog, { ...look, data: this.groups() });
  }
}
