import type { CatalogDocument } from '#steps';
import { recipientsIn } from './recipients-in.js';

const documentOf = (outputTypes: unknown) => ({ outputTypes }) as CatalogDocument;

describe('the recipients of an output type in a stored catalog', () => {
  it('are found also where the output type itself cannot be used', () => {
    const notify = { channel: 'email', recipients: ['a@b.example', null, ''] };
    expect(recipientsIn(documentOf([null, { key: 'still', notify }]), 'still')).toEqual({
      channel: 'email',
      recipients: ['a@b.example'],
    });
  });

  it.each([[null], [{}], [[{ key: 'still' }]], [[{ key: 'still', notify: null }]], [[{ key: 'other' }]]])(
    'are none in %j',
    (outputTypes) => expect(recipientsIn(documentOf(outputTypes), 'still').recipients).toEqual([]),
  );
});
