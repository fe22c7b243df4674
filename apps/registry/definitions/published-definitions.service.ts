import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DefinitionLock, NodeDefinitions } from '#workflow-core';
import { registryTables } from '../registry.orm.config.js';
import { DefinitionsService } from './definitions.service.js';

/** The definitions that a lock names, and its unknown steps with the versions that are known. */
export interface LockedDefinitions {
  locked: NodeDefinitions;
  unknown: { step: string; known: { version: number; hash: string }[] }[];
}

/** All definitions that were ever published here, also by earlier builds. */
@Injectable()
export class PublishedDefinitionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly definitions: DefinitionsService,
  ) {}

  async lookUp(lock: DefinitionLock): Promise<LockedDefinitions> {
    const steps = Object.keys(lock);
    const rows = await registryTables(this.em.fork())
      .selectFrom('published_definition')
      .select(['step', 'version', 'hash', 'definition'])
      .where((by) => by('step', '=', by.fn.any(by.val(steps))))
      .orderBy('step')
      .orderBy('version')
      .execute();
    const ofLock = rows.filter(
      ({ step, version, hash }) => lock[step]?.version === version && lock[step].hash === hash,
    );
    const locked = new Map(ofLock.map(({ step, definition }) => [step, definition]));
    const unknown = steps.filter((step) => !locked.has(step));
    const knownOf = (step: string) =>
      rows.filter((row) => row.step === step).map(({ version, hash }) => ({ version, hash }));
    return { locked, unknown: unknown.map((step) => ({ step, known: knownOf(step) })) };
  }

  /** The definitions of a workflow with this lock: of each step the locked one, else the newest. */
  async withLock(lock: DefinitionLock): Promise<LockedDefinitions & { definitions: NodeDefinitions }> {
    const found = await this.lookUp(lock);
    return { ...found, definitions: new Map([...this.definitions.newest, ...found.locked]) };
  }

  get newest(): NodeDefinitions {
    return this.definitions.newest;
  }
}
