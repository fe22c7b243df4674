import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';

/** The keys of workflows, to choose from; empty until they are known. */
@Injectable()
export class WorkflowKeysStore {
  private readonly api = inject(ApiClient);
  readonly keys = signal<readonly string[]>([]);

  async load(): Promise<void> {
    try {
      const { body } = await this.api.get('/api/workflows', { query: { limit: 1000 } });
      this.keys.set(body.map(({ key }) => key));
    } catch (error) {
      // A key can be typed without them.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
