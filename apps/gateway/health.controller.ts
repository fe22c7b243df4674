import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { BusConnection } from '#platform/nats';

/** Ready without NATS and without orders: what does not answer is said per request. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly bus: BusConnection) {}

  @Get('healthz')
  alive(): { alive: boolean } {
    return { alive: true };
  }

  @Get('readyz')
  ready(): { ready: boolean; checks: Record<string, boolean> } {
    return { ready: true, checks: { nats: this.bus.connected } };
  }
}
