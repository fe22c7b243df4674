import { DOCUMENT, DestroyRef, Injectable, effect, inject, untracked } from '@angular/core';
import { DocumentStore } from './document.store';
import { dropCopy, keepCopy } from './local-copy';

/** What is typed is in this browser's storage this long afterwards, though the browser or the server ends. */
const KEEP_WITHIN_MS = 250;

/** Keeps the unsaved work of the tab that edits in this browser, until it is saved. */
@Injectable()
export class LocalCopyStore {
  private readonly document = inject(DocumentStore);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const { defaultView: window } = inject(DOCUMENT);
    const keep = () => this.keep();
    // The last moment that a page is told of.
    window?.addEventListener('pagehide', keep);
    effect(() => {
      this.document.history();
      this.document.head();
      untracked(() => (this.isUnsaved() ? this.keepSoon() : this.drop()));
    });
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('pagehide', keep);
      this.keep();
    });
  }

  /** Keeps at once what is not saved. */
  keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [head, workflow] = [this.document.head(), this.document.workflow()];
    if (!head || !workflow || !this.isUnsaved()) return;
    keepCopy(localStorage, head.key, { etag: head.etag, base: this.document.base(), workflow });
  }

  /** What a tab keeps that edits is not dropped by one that does not. */
  private drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [head, history] = [this.document.head(), this.document.history()];
    if (head && history && !this.document.isReadOnly()) dropCopy(localStorage, head.key);
  }

  private keepSoon(): void {
    this.timer ??= setTimeout(() => this.keep(), KEEP_WITHIN_MS);
  }

  private isUnsaved(): boolean {
    return !this.document.isReadOnly() && this.document.history()?.isSaved === false;
  }
}
