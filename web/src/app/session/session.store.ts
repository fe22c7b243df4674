import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/api-types';

/** Who is signed in. Until `load` was answered `me` is undefined, and null for nobody. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(ApiClient);
  private readonly known = signal<Schema<'MeReply'> | null | undefined>(undefined);
  private loading: Promise<void> | undefined;

  readonly me = this.known.asReadonly();
  readonly csrfToken = computed(() => this.known()?.csrfToken ?? null);
  /** Why the last sign-in by a link failed. */
  readonly linkProblem = signal<ApiProblem | null>(null);
  /** Why it cannot be known who is signed in. */
  readonly loadProblem = signal<ApiProblem | null>(null);

  /** Asks once who is signed in; afterwards `me` or `loadProblem` is set. */
  load(): Promise<void> {
    if (this.known() !== undefined) return Promise.resolve();
    this.loading ??= this.ask().finally(() => (this.loading = undefined));
    return this.loading;
  }

  /** Signs in by the admin token or the code of a link. Rejects with an ApiProblem. */
  async signIn(token: string): Promise<void> {
    const { body } = await this.api.post('/api/auth/login', { body: { token } });
    this.linkProblem.set(null);
    this.known.set(body);
  }

  /** Ends the session; the page forgets it even where the server cannot be reached. */
  async signOut(): Promise<void> {
    await this.api.post('/api/auth/logout').finally(() => this.known.set(null));
  }

  /** The server did not accept the session any more. */
  expire(): void {
    this.known.set(null);
  }

  private async ask(): Promise<void> {
    this.loadProblem.set(null);
    try {
      this.known.set((await this.api.get('/api/auth/me')).body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 401) this.known.set(null);
      else this.loadProblem.set(error);
    }
  }
}
