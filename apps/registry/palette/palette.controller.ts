import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { PaletteReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { PaletteService } from './palette.service.js';

@Controller()
export class PaletteController {
  constructor(private readonly palette: PaletteService) {}

  @HandleRequest(REQUESTS.registry.showPalette)
  show(): PaletteReply {
    return this.palette.show();
  }
}
