import { Controller, Get } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { PaletteReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';

@Controller('editor')
export class EditorController {
  constructor(private readonly bus: BusRequester) {}

  /** Steps that a workflow may use, each with its form and whether workers can run it now; how port types are shown */
  @Needs('view')
  @Get('palette')
  getPalette(): Promise<PaletteReply> {
    return this.bus.ask(REQUESTS.registry.showPalette, {});
  }
}
