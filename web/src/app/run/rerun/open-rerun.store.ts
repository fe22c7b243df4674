import { Dialog } from '@angular/cdk/dialog';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { VersionStore } from '../version.store';
import type { Rerun } from './rerun.store';

/** Opens the plan of a retry or rerun of the run on the page, and goes to the run that comes of it. */
@Injectable()
export class OpenRerunStore {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly version = inject(VersionStore);

  async open(rerun: Rerun): Promise<void> {
    const { RerunDialog } = await import('./rerun.dialog');
    const data = { ...rerun, labelOf: (id: string) => this.version.labelOf(id) };
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
    this.dialogs.open<string>(RerunDialog, { ...look, data }).closed.subscribe((runId) => {
      if (runId) void this.router.navigate(['/workflows', rerun.workflow.key, 'runs', runId]);
    });
  }
}
