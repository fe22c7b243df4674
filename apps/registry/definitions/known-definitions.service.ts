import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DefinitionLock, NodeDefinition, NodeDefinitions } from '#workflow-core';
import { DefinitionsService } from './definitions.service.js';

interface PublishedRow {
  step: string;
  version: number;
  hash: string;
  definition: NodeDefinition;
}

/** The definitions that a lock names, and its steps that are not known here with what is. */
export interface LockedDefinitions {
  locked: NodeDefinitions;
  unknown: { step: string; known: { version: number; hash: string }[] }[];
}

/** Every definition that was ever served here, also by earlier builds. */
@Injectable()
export class KnownDefinitionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly definitions: DefinitionsService,
  ) {}

  async lookUp(lock: DefinitionLock): Promise<LockedDefinitions> {
    const steps = Object.keys(lock);
    const rows = await this.em.fork().execute<PublishedRow[]>(
      `select step, version, hash, definition from registry.published_definition
          where step in (select jsonb_array_elements_text(?::jsonb)) order by step, version`,
      [JSON.stringify(steps)],
    );
    const ofLock = rows.filter(
      ({ step, version, hash }) => lock[step]?.version === version && lock[step].hash === hash,
    );
    const locked = new Map(ofLock.map(({ step, definition }) => [step, definition]));
    const unknown = steps.filter((step) => !locked.has(step));
    const knownOf = (step: string) =>
      rows.filter((row) => row.step === step).map(({ version, hash }) => ({ version, hash }));
    return { locked, unknown: unknown.map((step) => ({ step, known: knownOf(step) })) };
  }

  /** What a workflow with this lock is made of: the locked definition of a step, else the newest. */
  async withLock(lock: DefinitionLock): Promise<LockedDefinitions & { definitions: NodeDefinitions }> {
    const found = await this.lookUp(lock);
    return { ...found, definitions: new Map([...this.definitions.newest, ...found.locked]) };
  }

  get newest(): NodeDefinitions {
    return this.definitions.newest;
  }
}
