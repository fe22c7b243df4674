import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { ValidationTypes, getMetadataStorage } from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';

type Target = new () => object;
type Check = (value: unknown, object: object) => boolean;
type ValidationMetadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One property of a message class: how it becomes what it is, and all that must hold for it. */
interface Property {
  name: string;
  read: (value: unknown, body: object) => unknown;
  applies: Check[];
  checks: Check[];
}

/** Means that the slow way must look at it. */
const UNSURE = Symbol('unsure');

/**
 * The decorators of a message class, looked up once instead of for every message, which costs ten times the checks
 * themselves. Answers the valid instance, or null where anything is unusual: then class-transformer and class-validator
 * decide and say what is wrong. Null for a class with decorators that this does not know.
 */
export function quickBorder<T extends object>(Message: new () => T): (body: object) => T | null {
  const read = known.get(Message) ?? compile(Message);
  known.set(Message, read);
  return (body) => {
    const message = read(body);
    return message === UNSURE ? null : (message as T);
  };
}

type Reader = (body: unknown) => object | typeof UNSURE;

const known = new Map<Target, Reader>();
const unsure: Reader = () => UNSURE;

function compile(Message: Target): Reader {
  const hidden = [
    defaultMetadataStorage.getExcludedMetadatas(Message),
    defaultMetadataStorage.getExposedMetadatas(Message),
  ];
  if (hidden.flat().length > 0) return unsure;
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(Message, '', false, false);
  if (metadatas.length === 0 || metadatas.some(({ validateIf }) => validateIf)) return unsure;
  const names = [...new Set(metadatas.map(({ propertyName }) => propertyName))];
  const properties = names.map((name) => propertyOf(Message, name, metadatas.filter(({ propertyName }) => propertyName === name))); // prettier-ignore
  return properties.includes(null) ? unsure : readerOf(Message, properties as Property[]);
}

function readerOf(Message: Target, properties: readonly Property[]): Reader {
  return (body) => {
    if (!isPlain(body)) return UNSURE;
    const message = Object.assign(new Message(), body) as Record<string, unknown>;
    for (const { name, read } of properties) {
      if (!(name in body)) continue;
      const value = read(message[name], body);
      if (value === UNSURE) return UNSURE;
      message[name] = value;
    }
    return properties.every((property) => holds(property, message)) ? message : UNSURE;
  };
}

function holds({ name, applies, checks }: Property, message: Record<string, unknown>): boolean {
  const value = message[name];
  return !applies.every((check) => check(value, message)) || checks.every((check) => check(value, message));
}

/** A key like "__proto__" would not be copied but obeyed. */
const isPlain = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && !Object.hasOwn(body, '__proto__');

function propertyOf(Message: Target, name: string, metadatas: readonly ValidationMetadata[]): Property | null {
  const applies: Check[] = [];
  const checks: Check[] = [];
  for (const metadata of metadatas) {
    if (metadata.type === ValidationTypes.NESTED_VALIDATION) continue;
    if (metadata.type === ValidationTypes.CONDITIONAL_VALIDATION) {
      const [condition] = metadata.constraints as [(object: object, value: unknown) => boolean];
      applies.push((value, object) => condition(object, value));
      continue;
    }
    const own = metadata.type === ValidationTypes.CUSTOM_VALIDATION ? checksOf(Message, metadata) : null;
    if (!own) return null;
    checks.push(...own);
  }
  const isNested = metadatas.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  return { name, read: readOf(Message, name, isNested), applies, checks };
}

function checksOf(Message: Target, metadata: ValidationMetadata): Check[] | null {
  const found = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  if (found.some((constraint) => constraint.async)) return null;
  const { constraints, propertyName: property, each } = metadata;
  return found.map(({ instance }): Check => {
    const validator: ValidatorConstraintInterface = instance;
    const check: Check = (value, object) => {
      const args: ValidationArguments = { targetName: Message.name, property, object, value, constraints };
      return validator.validate(value, args) === true;
    };
    return each ? (value, object) => Array.isArray(value) && value.every((item) => check(item, object)) : check;
  });
}

function readOf(Message: Target, name: string, isNested: boolean): Property['read'] {
  const transforms = defaultMetadataStorage.findTransformMetadatas(Message, name, TransformationType.PLAIN_TO_CLASS);
  const type = defaultMetadataStorage.findTypeMetadata(Message, name);
  if (transforms.length > 0) return isNested ? () => UNSURE : transformed(name, transforms);
  if (!type) return isNested ? () => UNSURE : (value) => value;
  if (!isNested) return () => UNSURE;
  return (value) => {
    // The class is asked for late: modules may import each other.
    const read = readerFor(type.typeFunction() as Target);
    if (value === undefined || value === null) return value;
    return Array.isArray(value) ? allRead(value, read) : read(value);
  };
}

function transformed(
  name: string,
  transforms: ReturnType<typeof defaultMetadataStorage.findTransformMetadatas>,
): Property['read'] {
  return (value, body) =>
    transforms.reduce<unknown>((current, { transformFn }) => {
      return transformFn({
        value: current,
        key: name,
        obj: body,
        type: TransformationType.PLAIN_TO_CLASS,
        options: {},
      });
    }, value);
}

function readerFor(Message: Target): Reader {
  const read = known.get(Message) ?? compile(Message);
  known.set(Message, read);
  return read;
}

function allRead(values: readonly unknown[], read: Reader): unknown {
  const all = values.map(read);
  return all.includes(UNSURE) ? UNSURE : all;
}
