import { DestroyRef, Injectable, inject } from '@angular/core';
import { nextDelay } from './next-delay';

/** Reads again what is not settled yet; answers whether something changed. */
type Read = () => Promise<boolean>;

/**
 * Keeps a page up to date: reads again while `isUnsettled`, soon after a change and ever more seldom while nothing
 * happens. Hidden pages wait until they are shown.
 */
@Injectable()
export class RefreshStore {
  private readonly watches = new Set<Watch>();

  constructor() {
    const show = () => {
      if (!document.hidden) for (const watch of this.watches) watch.soon();
    };
    document.addEventListener('visibilitychange', show);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', show);
      for (const watch of this.watches) watch.stop();
    });
  }

  /** Watches until the returned function is called, or the page is left. */
  watch(isUnsettled: () => boolean, read: Read): { soon(): void; stop(): void } {
    const watch = new Watch(isUnsettled, read);
    this.watches.add(watch);
    watch.soon();
    return { soon: () => watch.soon(), stop: () => (this.watches.delete(watch), watch.stop()) };
  }
}

class Watch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(
    private readonly isUnsettled: () => boolean,
    private readonly read: Read,
  ) {}

  soon(): void {
    this.wait(nextDelay(null, true));
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.look(ms), ms);
  }

  private async look(ms: number): Promise<void> {
    if (document.hidden) return;
    const hasChanged = this.isUnsettled() && (await this.read());
    this.wait(nextDelay(ms, hasChanged));
  }
}
