import { Injectable } from '@nestjs/common';
import type { PaletteEntry, PaletteReply } from '#contracts';
import { categories, portTypes } from '#nodes/palette';
import { stepAvailability } from '../availability/missing-steps.js';
import { WorkerDirectory } from '../availability/worker-directory.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { byPlace } from './by-place.js';
import { withForm } from './form-of.js';

/** What editors offer: each step with its form, and whether workers can run it now. */
@Injectable()
export class PaletteService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly directory: WorkerDirectory,
  ) {}

  show(): PaletteReply {
    const workers = this.directory.live().map(({ announcement }) => announcement);
    const entries = [...this.definitions.newest.values()].map((definition): PaletteEntry => ({
      ...withForm(definition),
      availability: stepAvailability(definition, workers),
    }));
    return { entries: entries.sort(byPlace(categories)), categories, portTypes };
  }
}
