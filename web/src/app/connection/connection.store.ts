import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

const ASK_AGAIN_MS = 3000;

/** Such as `reconnecting`; what is shown may be old where it is lost. */
export interface StreamState {
  text: string;
  isLost: boolean;
}

/** Whether the server answers. While it does not, it is asked every few seconds. */
@Injectable({ providedIn: 'root' })
export class ConnectionStore {
  private readonly lostAt = signal<Date | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Null while the server answers. */
  readonly offlineSince = this.lostAt.asReadonly();
  /** What a page that is told news by a stream knows of it; null on other pages. */
  readonly stream = signal<StreamState | null>(null);
  /** What the stream of the whole application says of itself where it is lost; else null. */
  readonly news = signal<StreamState | null>(null);
  readonly isLive = computed(() => this.lostAt() === null);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** A request was answered, whatever the answer. */
  answered(): void {
    clearTimeout(this.timer);
    this.lostAt.set(null);
  }

  /** A request got no answer. */
  lost(): void {
    this.lostAt.update((before) => before ?? new Date());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), ASK_AGAIN_MS);
  }

  private async ask(): Promise<void> {
    try {
      await fetch('/healthz', { cache: 'no-store' });
      this.answered();
    } catch {
      this.lost();
    }
  }
}
