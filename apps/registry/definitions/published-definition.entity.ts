import { defineEntity, p } from '@mikro-orm/core';
import type { NodeDefinition } from '#workflow-core';

/** The first definition that was served as `step@version`: from then on that version never changes. */
export const PublishedDefinitionEntity = defineEntity({
  name: 'PublishedDefinition',
  tableName: 'published_definition',
  properties: {
    step: p.string().length(100).primary(),
    version: p.integer().primary(),
    hash: p.string().length(100),
    definition: p.json<NodeDefinition>(),
    publishedAt: p.datetime().defaultRaw('now()'),
  },
});
