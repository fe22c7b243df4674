import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { definitionHash } from '#workflow-core';
import type { NodeDefinition, NodeDefinitions } from '#workflow-core';
import { DEFINITIONS } from '../registry.config.js';
import { DefinitionChangedError } from './definitions.errors.js';
import { newestDefinitions } from './newest-definitions.js';

/** Serves this build's definitions after checking that none of them was published with another hash. */
@Injectable()
export class DefinitionsService implements OnModuleInit {
  readonly newest: NodeDefinitions;

  constructor(
    private readonly orm: MikroORM,
    @Inject(DEFINITIONS) readonly all: NodeDefinition[],
  ) {
    this.newest = newestDefinitions(all);
  }

  async onModuleInit(): Promise<void> {
    const rows = this.all.map((definition) => ({
      step: definition.step,
      version: definition.version,
      hash: definitionHash(definition),
      definition,
    }));
    const changed = await this.orm.em.fork().transactional(async (em) => {
      const json = JSON.stringify(rows);
      await em.execute(
        `insert into registry.published_definition (step, version, hash, definition)
          select step, version, hash, definition
            from jsonb_to_recordset(?::jsonb) as served (step text, version int, hash text, definition jsonb)
          on conflict (step, version) do nothing`,
        [json],
      );
      return em.execute<{ step: string; version: number }[]>(
        `select step, version
           from jsonb_to_recordset(?::jsonb) as served (step text, version int, hash text)
           join registry.published_definition published using (step, version)
          where published.hash <> served.hash order by step, version`,
        [json],
      );
    });
    if (changed.length > 0) throw new DefinitionChangedError(changed);
  }
}
