import { definitions } from '#nodes/definitions';
import type { Workflow } from '#workflow-core';
import { newestDefinitions } from '../../definitions/newest-definitions.js';
import stillThreejs from '../built-in/still-threejs.workflow.json' with { type: 'json' };
import { unknownReferences } from './unknown-references.js';

const still = stillThreejs as Workflow;
const keys = { materials: ['steel'], templates: ['studio', 'front'], outputTypes: ['still'] };
const template = still.nodes.findIndex(({ step }) => step === 'resolve_template');
const found = (templateKey: unknown, catalogKeys = keys) =>
  unknownReferences(
    { ...still, nodes: still.nodes.with(template, { ...still.nodes[template]!, params: { templateKey } }) },
    newestDefinitions(definitions),
    catalogKeys,
  );

describe('unknownReferences', () => {
  it('warns of a key that the list of the param does not have, with the place and the keys that it has', () => {
    expect(found('steel')).toEqual([
      {
        code: 'unknown_catalog_reference',
        severity: 'warning',
        path: `/nodes/${template}/params/templateKey`,
        nodeId: still.nodes[template]?.id,
        message: expect.stringContaining('no template "steel"'),
        hint: expect.stringContaining('studio, front'),
      },
    ]);
  });

  it.each(['front', '', undefined])('has nothing to say of %j', (key) => {
    expect(found(key)).toEqual([]);
  });

  it('names only some of many keys', () => {
    const templates = Array.from({ length: 25 }, (_, at) => `t${at}`);
    expect(found('none', { ...keys, templates })[0]?.hint).toMatch(/ t19 and 5 more\.$/);
  });
});
