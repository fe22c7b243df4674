import { Injectable, signal } from '@angular/core';

/** What is read out about what has just been done on the canvas. */
@Injectable({ providedIn: 'root' })
export class SaidStore {
  readonly text = signal('');

  say(text: string): void {
    this.text.set(text);
  }
}
