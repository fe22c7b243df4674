import { returnPath, signInCode } from './sign-in-code';

describe('signInCode', () => {
  it('reads the code of a sign-in link', () => expect(signInCode('sign-in=a_b-1')).toBe('a_b-1'));

  it.each([null, '', 'sign-in=', 'node=export'])('finds none in the fragment %j', (fragment) => {
    expect(signInCode(fragment)).toBeNull();
  });
});

describe('returnPath', () => {
  it('returns to a page of this application, with its query', () => {
    expect(returnPath('/workflows/still?node=a')).toBe('/workflows/still?node=a');
  });

  it.each([null, 'https://other.example', '//other.example', '/\\other.example', '/sign-in?to=/sign-in'])(
    'returns to the list in place of %j',
    (wanted) => expect(returnPath(wanted)).toBe('/workflows'),
  );
});
