import { Injectable } from '@nestjs/common';
import { AdmissionService } from './admission.service.js';
import { WaitingNodesRepository } from './waiting-nodes.repository.js';
import { RunEffectsService } from '../runs/run-effects.service.js';

/** Counts anew what is out, takes over nodes whose orchestrator is gone, and dispatches those whose turn it is. */
@Injectable()
export class WaitingNodesService {
  constructor(
    private readonly nodes: WaitingNodesRepository,
    private readonly admission: AdmissionService,
    private readonly effects: RunEffectsService,
  ) {}

  async sweep(): Promise<void> {
    this.admission.loads.count(await this.nodes.counts());
    for (const node of await this.nodes.waiting()) this.admission.loads.enqueue(node);
    await this.effects.dispatchWaiting();
  }
}
