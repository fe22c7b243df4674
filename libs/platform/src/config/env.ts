import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';

const ENV_NAMES = Symbol('hartomat:env-names');

/** Names the environment variable that a config property is read from. */
export function Env(name: string): PropertyDecorator {
  return (target, property) => {
    const inherited = (Reflect.getMetadata(ENV_NAMES, target) ?? {}) as Record<string, string>;
    Reflect.defineMetadata(ENV_NAMES, { ...inherited, [String(property)]: name }, target);
  };
}

/** The environment variables that a config class reads, sorted. */
export function variablesOf(Config: new () => object): string[] {
  return Object.values(namesOf(Config)).sort();
}

function namesOf(Config: new () => object): Record<string, string> {
  return (Reflect.getMetadata(ENV_NAMES, Config.prototype as object) ?? {}) as Record<string, string>;
}

/** All problems of a process's environment. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

function problemOf(names: Record<string, string>, error: ValidationError): string {
  const name = names[error.property] ?? error.property;
  const why = Object.values(error.constraints ?? {})
    .join(', ')
    .replaceAll(error.property, name);
  return error.value === undefined ? `${name} is not set: ${why}` : `${name}: ${why}`;
}

/**
 * Reads a validated config class from the environment; empty variables count as unset. Throws `ConfigError` that
 * lists every problem. Values never appear in the message: they may be secrets.
 */
export function loadConfig<T extends object>(Config: new () => T, env: NodeJS.ProcessEnv = process.env): T {
  const names = namesOf(Config);
  const raw = Object.fromEntries(
    Object.entries(names)
      .map(([property, name]) => [property, env[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(Config, raw, { exposeDefaultValues: true });
  const errors = validateSync(config, { forbidUnknownValues: false });
  if (errors.length > 0) throw new ConfigError(errors.map((error) => problemOf(names, error)));
  return config;
}
