import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode, RolloutReply } from '#contracts';
import type { PathQuestion } from './decide-path.js';
import { awaitPolicyReaders } from './policy-lock.repository.js';
import { refuseUnknownOutputType } from './rollout.repository.js';

/** The effective rollout table and the kill switch; both work with the bus down. */
@Injectable()
export class RolloutService {
  constructor(private readonly orm: MikroORM) {}

  /** All that the decision needs to know; of several rows the more specific wins, output type before workflow. */
  async question(
    workflow: string,
    outputType: string,
    requestedMode: Mode | null,
    em: EntityManager = this.orm.em.fork(),
  ): Promise<PathQuestion> {
    const [row] = await em.execute<{ mode: Mode }[]>(
      `select mode from orders.rollout where workflow in (?, '*') and output_type in (?, '*')
        order by (output_type <> '*') desc, (workflow <> '*') desc limit 1`,
      [workflow, outputType],
    );
    return { killSwitchOn: await this.isKillSwitchOn(em), requestedMode, rolloutMode: row?.mode ?? null };
  }

  async isKillSwitchOn(em: EntityManager = this.orm.em.fork()): Promise<boolean> {
    const [row] = await em.execute<{ on: boolean }[]>('select "on" from orders.kill_switch where id = 1');
    return row?.on ?? false;
  }

  /**
   * On: visible to everybody at once, and when this returns no dispatch takes graph and no graph run commits any more. The
   * sweep gives the open graph deliveries to legacy, in batches. Throws `OperationalError` `policy_in_use`.
   */
  async setKillSwitch(on: boolean, reason: string): Promise<void> {
    const em = this.orm.em.fork();
    await em.execute(
      `insert into orders.kill_switch (id, "on", reason) values (1, ?, ?)
       on conflict (id) do update set "on" = excluded."on", reason = excluded.reason, changed_at = now()`,
      [on, reason],
    );
    if (on) await awaitPolicyReaders(em);
  }

  async list(): Promise<RolloutReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<{ workflow: string; output_type: string; mode: Mode }[]>(
        'select workflow, output_type, mode from orders.rollout order by workflow, output_type',
      );
    return rows.map((row) => ({ workflow: row.workflow, outputType: row.output_type, mode: row.mode }));
  }

  /**
   * When this returns no dispatch follows the row as it was. Throws 422 for an output type that nobody can order, unless there
   * is a row of it: an operator who mistyped a key must not believe that traffic moved. `OperationalError` `policy_in_use`.
   */
  async set(workflow: string, outputType: string, mode: Mode): Promise<RolloutReply> {
    const em = this.orm.em.fork();
    await refuseUnknownOutputType(em, outputType);
    await em.execute(
      `insert into orders.rollout (workflow, output_type, mode) values (?, ?, ?)
       on conflict (workflow, output_type) do update set mode = excluded.mode, changed_at = now()`,
      [workflow, outputType, mode],
    );
    await awaitPolicyReaders(em);
    return { workflow, outputType, mode };
  }
}
