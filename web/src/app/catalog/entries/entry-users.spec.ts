import { smallCatalog } from '../testing/small-catalog';
import { usersOf } from './entry-users';

describe('usersOf', () => {
  const keys = (...[kind, key]: [Parameters<typeof usersOf>[1], string]) =>
    usersOf(smallCatalog(), kind, key).map((user) => `${user.kind} ${user.key}`);

  it('finds the output types of a template', () => {
    expect([keys('template', 'front'), keys('template', 'other')]).toEqual([['output-type still'], []]);
  });

  it('finds aliases, rules and the default of a material', () => {
    expect(keys('material', 'steel')).toEqual(['default-material steel', 'material-alias St37']);
    expect(keys('material', 'nbr')).toEqual(['material-rule seal']);
  });

  it('knows no user of what nothing can name', () => {
    expect([keys('output-type', 'still'), keys('material-alias', 'St37'), keys('material-rule', 'seal')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
