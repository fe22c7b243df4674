import { Dialog } from '@angular/cdk/dialog';
import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Command } from './commands/command-items';
import { isTyping, pressedKeys, type ShortcutGroup } from './shortcut';

const COMMANDS = 'Ctrl+k';

/** The keys of this application: those of every page, and those that the page on the screen adds. */
@Injectable({ providedIn: 'root' })
export class ShortcutsStore {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly ofPage = signal<readonly ShortcutGroup[]>([]);
  private readonly everywhere: ShortcutGroup = {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['?'], does: 'List all keys', run: () => void this.showHelp() },
      { keys: [COMMANDS], does: 'Search what can be done and opened', run: () => void this.showCommands() },
    ],
  };

  readonly groups = computed(() => [...this.ofPage(), this.everywhere]);

  /** Adds a group until the page that adds it is left; called where that page's component is made. */
  add(group: ShortcutGroup): void {
    this.ofPage.update((groups) => [...groups, group]);
    inject(DestroyRef).onDestroy(() => this.ofPage.update((groups) => groups.filter((other) => other !== group)));
  }

  /** Runs what a key is for. While something is typed into, only the search of everything opens. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.dialogs.openDialogs.length > 0) return;
    const pressed = pressedKeys(event);
    if (isTyping(event.target) && pressed !== COMMANDS) return;
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

  /** Lists all that can be done and opened, and does what is chosen once the list has gone. */
  async showCommands(): Promise<void> {
    const { CommandsDialog } = await import('./commands/commands.dialog');
    const look = { backdropClass: 'dialog-backdrop', ariaLabel: 'Do or open' };
    const data = { groups: this.groups(), key: COMMANDS };
    this.dialogs.open<Command>(CommandsDialog, { ...look, data }).closed.subscribe((command) => {
      if (command === undefined) return;
      if ('run' in command) command.run();
      else void this.router.navigateByUrl(command.address);
    });
  }
}
