import { Dialog } from '@angular/cdk/dialog';
import { DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { ToastStore } from '../../parts/toast.store';
import { isTyping } from '../../shell/shortcut';
import { CommandsStore } from '../graph-editor/commands.store';

/** Copies, cuts and pastes nodes where neither a field nor selected text is meant. */
@Directive({
  selector: '[hmClipboard]',
  host: {
    '(document:copy)': 'copied($event)',
    '(document:cut)': 'cut($event)',
    '(document:paste)': 'pasted($event)',
  },
})
export class ClipboardDirective {
  private readonly commands = inject(CommandsStore);
  private readonly dialogs = inject(Dialog);
  private readonly toasts = inject(ToastStore);
  /** Where the pointer is, as long as it is in here. */
  private pointer: CanvasPoint | null = null;

  /** Where in canvas units nodes are pasted that are for a point of the screen; of none, in the middle. */
  readonly hmClipboard = input.required<(screen: CanvasPoint | null) => CanvasPoint>();

  constructor() {
    // By itself, as nothing is to be checked with every move of the mouse.
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const stop = new AbortController();
    inject(DestroyRef).onDestroy(() => stop.abort());
    element.addEventListener('pointermove', ({ clientX: x, clientY: y }) => (this.pointer = { x, y }), stop);
    element.addEventListener('pointerleave', () => (this.pointer = null), stop);
  }

  protected copied(event: ClipboardEvent): boolean {
    if (!this.isMeant(event)) return false;
    const text = this.commands.copy();
    if (text === null) return false;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    return true;
  }

  protected cut(event: ClipboardEvent): void {
    if (this.copied(event)) this.commands.remove({ heals: true });
  }

  protected pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!this.isMeant(event) || text === '') return;
    event.preventDefault();
    if (!this.commands.paste(text, this.hmClipboard()(this.pointer)))
      this.toasts.show('The clipboard holds no nodes of a workflow.', { isBad: true });
  }

  private isMeant(event: ClipboardEvent): boolean {
    const isText = event.type !== 'paste' && !(document.getSelection()?.isCollapsed ?? true);
    return !isText && !isTyping(document.activeElement) && this.dialogs.openDialogs.length === 0;
  }
}
