import { MikroORM } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';

/** A health check: whether the application's database can be reached. */
export const databaseCheck = (app: Pick<INestApplicationContext, 'get'>) => (): Promise<boolean> =>
  app.get(MikroORM).isConnected();
