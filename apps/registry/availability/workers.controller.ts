import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LiveWorker } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { WorkerDirectory } from './worker-directory.js';

@Controller()
export class WorkersController {
  constructor(private readonly directory: WorkerDirectory) {}

  @RequestPattern(REQUESTS.registry.listWorkers)
  list(): LiveWorker[] {
    return this.directory.list();
  }
}
