import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Mode, RolloutReply } from '#contracts';
import type { PathQuestion } from './decide-path.js';
import { fallBackToLegacy } from './fallback.repository.js';
import { refuseUnknownOutputType } from './rollout.repository.js';

/** The effective rollout table and the kill switch; both work with the bus down. */
@Injectable()
export class RolloutService {
  constructor(private readonly orm: MikroORM) {}

  /** All that the decision needs to know; of several rows the more specific wins, output type before workflow. */
  async question(workflow: string, outputType: string, requestedMode: Mode | null): Promise<PathQuestion> {
    const em = this.orm.em.fork();
    const [row] = await em.execute<{ mode: Mode }[]>(
      `select mode from orders.rollout where workflow in (?, '*') and output_type in (?, '*')
        order by (output_type <> '*') desc, (workflow <> '*') desc limit 1`,
      [workflow, outputType],
    );
    return { killSwitchOn: await this.isKillSwitchOn(), requestedMode, rolloutMode: row?.mode ?? null };
  }

  async isKillSwitchOn(): Promise<boolean> {
    const [row] = await this.orm.em
      .fork()
      .execute<{ on: boolean }[]>('select "on" from orders.kill_switch where id = 1');
    return row?.on ?? false;
  }

  /** On: new deliveries take legacy, and open graph deliveries are legacy's from this moment. */
  async setKillSwitch(on: boolean, reason: string): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      await em.execute(
        `insert into orders.kill_switch (id, "on", reason) values (1, ?, ?)
         on conflict (id) do update set "on" = excluded."on", reason = excluded.reason, changed_at = now()`,
        [on, reason],
      );
      if (!on) return;
      const open = await em.execute<{ id: string }[]>(
        `select id from orders.delivery where state = 'open' and mode = 'graph' and not legacy_only order by id for update`,
      );
      for (const { id } of open) await fallBackToLegacy(em, id, 'kill_switch');
    });
  }

  async list(): Promise<RolloutReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<{ workflow: string; output_type: string; mode: Mode }[]>(
        'select workflow, output_type, mode from orders.rollout order by workflow, output_type',
      );
    return rows.map((row) => ({ workflow: row.workflow, outputType: row.output_type, mode: row.mode }));
  }

  /** Throws 422 for an output type that nobody can order, unless there is a row of it: an operator who mistyped a key must not believe that traffic moved. */
  async set(workflow: string, outputType: string, mode: Mode): Promise<RolloutReply> {
    const em = this.orm.em.fork();
    await refuseUnknownOutputType(em, outputType);
    await em.execute(
      `insert into orders.rollout (workflow, output_type, mode) values (?, ?, ?)
       on conflict (workflow, output_type) do update set mode = excluded.mode, changed_at = now()`,
      [workflow, outputType, mode],
    );
    return { workflow, outputType, mode };
  }
}
