import { Matches } from 'class-validator';
import { Env } from './env.js';

const settings =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

/** `natsUrl` of a service on the bus; a decorator, as some of them have a database and some have not. */
export const NatsUrl = (): PropertyDecorator =>
  settings(Env('HARTOMAT_NATS_URL'), Matches(/^(nats|tls):\/\//, { message: 'natsUrl must be a nats:// URL' }));

/** `natsPrefix`: the first token of every subject; instances that share a server differ in it. Give it the default `wf`. */
export const NatsPrefix = (): PropertyDecorator =>
  settings(Env('HARTOMAT_NATS_PREFIX'), Matches(/^[a-z][a-z0-9]{0,30}$/));
