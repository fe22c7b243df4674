import { Controller, Get } from '@nestjs/common';
import type { HealthReply, ReadinessReply } from '#contracts';
import { Public } from '#platform/access';
import { BusConnection } from '#platform/nats';

@Controller()
export class HealthController {
  constructor(private readonly bus: BusConnection) {}

  /** Is the process alive */
  @Public()
  @Get('healthz')
  getHealth(): HealthReply {
    return { alive: true };
  }

  /**
   * Is it ready, and is the bus connected
   *
   * The gateway is ready without the bus, which orders' routes do not need. `checks` says whether it is connected.
   */
  @Public()
  @Get('readyz')
  getReadiness(): ReadinessReply {
    return { ready: true, checks: { nats: this.bus.connected } };
  }
}
