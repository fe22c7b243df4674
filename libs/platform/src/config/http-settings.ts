import { Transform } from 'class-transformer';
import { IsArray, Matches } from 'class-validator';
import { Env } from './env.js';

const NAMES = 'allowedHosts must be names or addresses without ports, separated by commas: api.example.com,[fd00::7]';

/**
 * `allowedHosts` of a service with HTTP: the allowed values of `Host` where it is bound to more than loopback. Give it
 * the default `[]`.
 */
export const AllowedHosts = (): PropertyDecorator => (target, property) => {
  const decorators = [
    Env('HARTOMAT_ALLOWED_HOSTS'),
    Transform(({ value }) => namesIn(value)),
    IsArray(),
    Matches(/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/, { each: true, message: NAMES }),
  ];
  for (const decorate of decorators) decorate(target, property);
};

const namesIn = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter(Boolean)
    : value;
