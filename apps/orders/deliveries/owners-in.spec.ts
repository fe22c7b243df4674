import type { CatalogDocument } from '#steps';
import { ownersIn } from './owners-in.js';

const documentOf = (outputTypes: unknown) => ({ outputTypes }) as CatalogDocument;

describe('the owners of an output type in a stored catalog', () => {
  it('are told also where the output type itself cannot be used', () => {
    const notify = { channel: 'email', recipients: ['a@b.example', null, ''] };
    expect(ownersIn(documentOf([null, { key: 'still', notify }]), 'still')).toEqual({
      channel: 'email',
      recipients: ['a@b.example'],
    });
  });

  it.each([[null], [{}], [[{ key: 'still' }]], [[{ key: 'still', notify: null }]], [[{ key: 'other' }]]])(
    'are nobody in %j',
    (outputTypes) => expect(ownersIn(documentOf(outputTypes), 'still').recipients).toEqual([]),
  );
});
