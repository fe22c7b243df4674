import { Injectable, signal } from '@angular/core';
import { ApiProblem } from '../api/api-problem';

export interface Toast {
  id: number;
  text: string;
  isBad: boolean;
  traceId: string | null;
  action: { label: string; run: () => void } | null;
}

type ToastOptions = Partial<Pick<Toast, 'action' | 'isBad' | 'traceId'>> & { stays?: boolean };

const SHOWN_MS = 8000;
const MOST = 4;

/** Short messages about what has just been done. A request that failed stays until it is closed. */
@Injectable({ providedIn: 'root' })
export class ToastStore {
  private readonly shown = signal<readonly Toast[]>([]);
  private lastId = 0;

  readonly toasts = this.shown.asReadonly();

  show(text: string, { action = null, isBad = false, traceId = null, stays = false }: ToastOptions = {}): void {
    const id = ++this.lastId;
    this.shown.update((toasts) => [...toasts, { id, text, isBad, traceId, action }].slice(-MOST));
    if (!stays) setTimeout(() => this.close(id), SHOWN_MS);
  }

  /** Shows why a request failed; what is no ApiProblem is a bug and is thrown on. */
  problem(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    this.show(error.detail, { isBad: true, traceId: error.traceId, stays: true });
  }

  close(id: number): void {
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }
}
