import { Controller, Get } from '@nestjs/common';
import { Public } from '#platform/access';
import { BusConnection } from '#platform/nats';

@Controller()
export class HealthController {
  constructor(private readonly bus: BusConnection) {}

  @Public()
  @Get('healthz')
  alive(): { alive: boolean } {
    return { alive: true };
  }

  /** Ready without the bus: orders' routes need none. Its state is told, not waited for. */
  @Public()
  @Get('readyz')
  ready(): { ready: boolean; checks: Record<string, boolean> } {
    return { ready: true, checks: { nats: this.bus.connected } };
  }
}
