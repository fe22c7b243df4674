import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LiveWorker } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { WorkerDirectory } from './worker-directory.js';

@Controller()
export class WorkersController {
  constructor(private readonly directory: WorkerDirectory) {}

  @HandleRequest(REQUESTS.registry.listWorkers)
  list(): LiveWorker[] {
    return this.directory.list();
  }
}
