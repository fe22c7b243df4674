import type { CatalogKeys } from '#contracts';
import { references } from '#nodes/references';
import { jsonPointer } from '#workflow-core';
import type { Issue, NodeDefinitions, Workflow } from '#workflow-core';

/** Keys that a hint names. */
const SHOWN = 20;
const LABELS = { materials: 'material', templates: 'template', outputTypes: 'output type' };

/**
 * A warning for each param of a valid workflow that names an entry which the catalog does not have: its node would fail.
 * Empty params name none.
 */
export function unknownReferences(workflow: Workflow, definitions: NodeDefinitions, keys: CatalogKeys): Issue[] {
  return workflow.nodes.flatMap(({ id, step, params }, index) => {
    const named = references[`${step}@${definitions.get(step)?.version}`] ?? {};
    return Object.entries(named).flatMap(([param, list]): Issue[] => {
      const key = params?.[param];
      if (typeof key !== 'string' || key === '' || keys[list].includes(key)) return [];
      return [
        {
          code: 'unknown_catalog_reference',
          severity: 'warning',
          path: jsonPointer('nodes', index, 'params', param),
          nodeId: id,
          message: `The catalog has no ${LABELS[list]} "${key}", which node "${id}" names in "${param}".`,
          hint: `Add it to the catalog, or name one of these: ${namesOf(keys[list])}.`,
        },
      ];
    });
  });
}

function namesOf(keys: readonly string[]): string {
  const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : '';
  return `${keys.slice(0, SHOWN).join(', ') || 'none is there'}${more}`;
}
