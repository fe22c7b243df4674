import { DOCUMENT, DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { ToastStore } from '../../parts/toast.store';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import { LocalCopyStore } from '../document/local-copy.store';
import { TAB_ENVIRONMENT } from './tab-environment.store';
import { TabLock, type TabState } from './tab-lock';

/** Which of this browser's tabs edits the workflow. The others show what it saves. */
@Injectable()
export class TabLockStore {
  private readonly document = inject(DocumentStore);
  private readonly autosave = inject(AutosaveStore);
  private readonly copy = inject(LocalCopyStore);
  private readonly toasts = inject(ToastStore);
  private readonly page = inject(DOCUMENT);
  private readonly environment = inject(TAB_ENVIRONMENT);
  private lock: TabLock | undefined;
  private state: TabState = 'asking';
  private key = '';
  /** Loads follow each other: an older one must not come over what a newer one has restored. */
  private loading: Promise<unknown> = Promise.resolve();

  /** This tab is about to edit. */
  readonly isTaking = signal(false);

  constructor() {
    const window = this.page.defaultView;
    const hide = () => this.lock?.hide();
    const show = ({ persisted }: PageTransitionEvent) => persisted && void this.lock?.open();
    window?.addEventListener('pagehide', hide);
    window?.addEventListener('pageshow', show);
    effect(() => {
      const etag = this.document.head()?.etag;
      if (etag !== undefined && !untracked(this.document.isReadOnly)) this.lock?.sayUpdated();
    });
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('pagehide', hide);
      window?.removeEventListener('pageshow', show);
      this.lock?.close();
    });
  }

  /** Loads the draft of `key`, with what of it was not saved if this tab may edit it. Rejects with an ApiProblem. */
  open(key: string): Promise<void> {
    const opened = this.autosave.open(key, this.ask(key));
    this.loading = opened.catch(() => undefined);
    return opened;
  }

  private async ask(key: string): Promise<boolean> {
    this.key = key;
    const name = `hartomat.editor.${key}`;
    this.lock ??= new TabLock(name, this.environment(name), {
      changed: (state) => void this.become(state),
      give: () => this.give(),
      saved: () => void this.reload(false),
    });
    return this.state === 'asking' ? (await this.lock.open()) === 'editing' : this.state === 'editing';
  }

  /** Makes this tab the one that edits. */
  async take(): Promise<void> {
    this.isTaking.set(true);
    try {
      if (this.state === 'editing') await this.become('editing');
      else await this.lock?.take();
      await this.loading;
    } finally {
      this.isTaking.set(false);
    }
  }

  /** Also what is being typed is saved: a field tells of it when the focus leaves it. */
  private async give(): Promise<void> {
    (this.page.activeElement as HTMLElement | null)?.blur();
    await this.autosave.flush();
  }

  /** What could not be saved here is in this browser's storage, where the tab that edits next finds it. */
  private async become(state: TabState): Promise<void> {
    this.state = state;
    if (state === 'elsewhere') {
      this.copy.keep();
      this.document.isReadOnly.set(true);
    } else if (this.document.isReadOnly() && (await this.reload(true))) this.document.isReadOnly.set(false);
  }

  private reload(restores: boolean): Promise<boolean> {
    const reloaded = this.loading.then(() => this.reloadNow(restores));
    this.loading = reloaded;
    return reloaded;
  }

  private async reloadNow(restores: boolean): Promise<boolean> {
    if (restores !== (this.state === 'editing')) return false;
    try {
      await this.autosave.open(this.key, restores);
      return this.state === 'editing';
    } catch (error) {
      this.toasts.problem(error);
      return false;
    }
  }
}
