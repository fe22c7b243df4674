import { Controller, Get, Res } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { Public } from '#platform/access';
import { askHealth } from '#platform/health';

interface Answer {
  status(code: number): { json(body: unknown): void };
}

@Controller()
export class HealthController {
  constructor(private readonly orm: MikroORM) {}

  @Public()
  @Get('healthz')
  alive(): { alive: boolean } {
    return { alive: true };
  }

  /** Ready without NATS, which the legacy path does not need. */
  @Public()
  @Get('readyz')
  async ready(@Res() response: Answer): Promise<void> {
    const health = await askHealth({ database: () => this.orm.isConnected() });
    response.status(health.ready ? 200 : 503).json(health);
  }
}
