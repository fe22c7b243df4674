import { loadConfig } from './env.js';
import { AllowedHosts } from './http-settings.js';

class SomeConfig {
  @AllowedHosts() allowedHosts: string[] = [];
}

const read = (names?: string): string[] =>
  loadConfig(SomeConfig, names === undefined ? {} : { HARTOMAT_ALLOWED_HOSTS: names }).allowedHosts;

describe('the hosts that a service answers for', () => {
  it('are none unless they are named', () => {
    expect([read(), read('')]).toEqual([[], []]);
  });

  it('are a list of names and addresses in any case', () => {
    expect(read('API.example.com, hartomat-orders ,10.0.0.7,[FD00::7],')).toEqual([
      'api.example.com',
      'hartomat-orders',
      '10.0.0.7',
      '[fd00::7]',
    ]);
  });

  it.each(['api.example.com:443', 'https://api.example.com', '*', '*.example.com', 'a b', 'x,a/b'])(
    'are refused by the name of their variable: %s',
    (names) => {
      expect(() => read(names)).toThrow(/HARTOMAT_ALLOWED_HOSTS must be names or addresses without ports/);
    },
  );
});
