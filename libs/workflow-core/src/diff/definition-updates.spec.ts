import { definitionHash } from '../canonical/definition-hash.js';
import { lockOf } from '../canonical/lock-of.js';
import { stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions, glbExport } from '../testing/fake-definitions.js';
import { definitionUpdates } from './definition-updates.js';

describe('definitionUpdates', () => {
  const draft = { workflow: stillWorkflow, lock: lockOf(stillWorkflow, fakeDefinitions) };

  it('offers nothing while the lock names the newest', () => {
    expect(definitionUpdates(draft, fakeDefinitions, fakeDefinitions)).toEqual([]);
  });

  it('offers the newer definition of a step that is used, and says what changed in it', () => {
    const newer = { ...glbExport, version: 2, label: 'Export' };
    const unused = { ...glbExport, step: 'image_convert', version: 9 };
    const newest = new Map([...fakeDefinitions, ['glb_export', newer] as const, ['image_convert', unused] as const]);
    expect(definitionUpdates(draft, fakeDefinitions, newest)).toEqual([
      {
        step: 'glb_export',
        locked: { version: 1, hash: definitionHash(glbExport) },
        newest: { version: 2, hash: definitionHash(newer) },
        nodes: ['export'],
        changes: [
          { path: '/label', before: 'Fake', after: 'Export' },
          { path: '/version', before: 1, after: 2 },
        ],
      },
    ]);
  });
});
