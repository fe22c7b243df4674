import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode, RolloutReply, WorkflowUse } from '#contracts';
import { readHead } from '../catalog/catalog.repository.js';
import type { DispatchPolicyInput } from './dispatch-policy-input.js';
import { awaitPolicyReaders } from './policy-lock.repository.js';
import { rolloutMode } from './rollout-mode.js';
import { unknownOutputType } from './rollout.errors.js';
import {
  findRollout,
  hasRolloutOf,
  isKillSwitchOn,
  listRollouts,
  saveKillSwitch,
  saveRollout,
} from './rollout.repository.js';

/** The effective rollout table and the kill switch; both work with the bus down. */
@Injectable()
export class RolloutService {
  constructor(private readonly orm: MikroORM) {}

  /** The input of the decision for an order line; of several rows the more specific wins, output type before workflow. */
  async loadPolicyInput(
    workflow: string,
    outputType: string,
    requestedMode: Mode | null,
    em: EntityManager = this.orm.em.fork(),
  ): Promise<DispatchPolicyInput> {
    const rollout = await findRollout(em, workflow, outputType);
    return { killSwitchOn: await isKillSwitchOn(em), requestedMode, rollout };
  }

  isKillSwitchOn(em: EntityManager = this.orm.em.fork()): Promise<boolean> {
    return isKillSwitchOn(em);
  }

  /**
   * Once switched on and returned, no dispatch takes graph and no graph run commits any more. The sweep gives the open graph
   * deliveries to legacy, in batches. Throws `OperationalError` `policy_in_use`.
   */
  async setKillSwitch(on: boolean, reason: string): Promise<void> {
    const em = this.orm.em.fork();
    await saveKillSwitch(em, { on, reason });
    if (on) await awaitPolicyReaders(em);
  }

  list(): Promise<RolloutReply[]> {
    return listRollouts(this.orm.em.fork());
  }

  /** The output types that have a workflow, in the catalog's order, each with its mode. */
  async workflowUses(): Promise<WorkflowUse[]> {
    const em = this.orm.em.fork();
    const [{ document }, rows] = [await readHead(em), await listRollouts(em)];
    return document.outputTypes
      .filter(({ workflow }) => workflow !== '')
      .map(({ key, label, workflow }) => ({ workflow, key, label, mode: rolloutMode(rows, workflow, key) }));
  }

  /**
   * When this returns no dispatch follows the former row. Throws 422 for an unknown output type without a row, so that a
   * mistyped key is not ignored silently, and `OperationalError` `policy_in_use`.
   */
  async set(workflow: string, outputType: string, mode: Mode): Promise<RolloutReply> {
    const em = this.orm.em.fork();
    await refuseUnknownOutputType(em, outputType);
    const row = { workflow, outputType, mode };
    await saveRollout(em, row);
    await awaitPolicyReaders(em);
    return row;
  }
}

/** An existing row can always be changed: its output type may have been deleted since. */
async function refuseUnknownOutputType(em: EntityManager, outputType: string): Promise<void> {
  if (outputType === '*') return;
  const known = (await readHead(em)).document.outputTypes.map(({ key }) => key);
  if (known.includes(outputType) || (await hasRolloutOf(em, outputType))) return;
  throw unknownOutputType(outputType, known);
}
