import { Controller, Get, Res } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { askHealth } from '#platform/health';

interface Answer {
  status(code: number): { json(body: unknown): void };
}

@Controller()
export class HealthController {
  constructor(private readonly orm: MikroORM) {}

  @Get('healthz')
  alive(): { alive: boolean } {
    return { alive: true };
  }

  /** Ready without NATS: the legacy path needs nothing new. */
  @Get('readyz')
  async ready(@Res() response: Answer): Promise<void> {
    const health = await askHealth({ database: () => this.orm.isConnected() });
    response.status(health.ready ? 200 : 503).json(health);
  }
}
