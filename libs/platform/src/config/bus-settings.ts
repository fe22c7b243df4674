import { Matches, ValidateBy } from 'class-validator';
import { busAddress } from '../bus-address/index.js';
import { Env } from './env.js';

const settings =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const problemOfBusUrl = (value: unknown): string | null => {
  if (typeof value !== 'string' || !/^(nats|tls):\/\//.test(value)) return 'must be a nats:// URL';
  try {
    busAddress(value);
    return null;
  } catch (error) {
    return `cannot be used: ${(error as Error).message}`;
  }
};

const IsBusUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBusUrl',
    validator: {
      validate: (value) => problemOfBusUrl(value) === null,
      defaultMessage: (args) => `$property ${problemOfBusUrl(args?.value)}`,
    },
  });

/** `natsUrl` of a service on the bus; a decorator, as some of them have a database and some have not. */
export const NatsUrl = (): PropertyDecorator => settings(Env('HARTOMAT_NATS_URL'), IsBusUrl());

/**
 * `natsPrefix`: the first token of every subject; instances that share a server must have different ones. Give it the
 * default `wf`.
 */
export const NatsPrefix = (): PropertyDecorator =>
  settings(Env('HARTOMAT_NATS_PREFIX'), Matches(/^[a-z][a-z0-9]{0,30}$/));
