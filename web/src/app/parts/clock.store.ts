import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** The time, often enough for "3 min ago". */
@Injectable({ providedIn: 'root' })
export class ClockStore {
  private readonly time = signal(new Date());
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(new Date()), 20_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
