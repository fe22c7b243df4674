import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { ValidationTypes, getMetadataStorage } from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';

type Target = new () => object;
type Check = (value: unknown, object: object) => boolean;
type ValidationMetadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One property of a message class: how its value is transformed, and the constraints on the result. */
interface Property {
  name: string;
  read: (value: unknown, body: object) => unknown;
  applies: Check[];
  checks: Check[];
}

/** Marks a value that class-transformer and class-validator must decide about. */
const UNDECIDED = Symbol('undecided');

/**
 * Compiles the decorators of a message class into a validator. Returns the valid instance, or null where anything is
 * unusual: then class-transformer and class-validator decide and name the mistake. Null for a class with decorators that it
 * does not know.
 *
 * It reads class-transformer's private storage, because no public API is as fast: `plainToInstance` with `validateSync`
 * looks every decorator up again for every message and takes 10 to 17 times as long for `NodeTask`, `NodeResult` and
 * `RunRequested`, which every node of every run passes through.
 */
export function compiledValidator<T extends object>(Message: new () => T): (body: object) => T | null {
  const read = known.get(Message) ?? compile(Message);
  known.set(Message, read);
  return (body) => {
    const message = read(body);
    return message === UNDECIDED ? null : (message as T);
  };
}

type Reader = (body: unknown) => object | typeof UNDECIDED;

const known = new Map<Target, Reader>();
const undecided: Reader = () => UNDECIDED;

function compile(Message: Target): Reader {
  const hidden = [
    defaultMetadataStorage.getExcludedMetadatas(Message),
    defaultMetadataStorage.getExposedMetadatas(Message),
  ];
  if (hidden.flat().length > 0) return undecided;
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(Message, '', false, false);
  if (metadatas.length === 0 || metadatas.some(({ validateIf }) => validateIf)) return undecided;
  const names = [...new Set(metadatas.map(({ propertyName }) => propertyName))];
  const properties = names.map((name) => propertyOf(Message, name, metadatas.filter(({ propertyName }) => propertyName === name))); // prettier-ignore
  return properties.includes(null) ? undecided : readerOf(Message, properties as Property[]);
}

function readerOf(Message: Target, properties: readonly Property[]): Reader {
  return (body) => {
    if (!isPlain(body)) return UNDECIDED;
    const message = Object.assign(new Message(), body) as Record<string, unknown>;
    for (const { name, read } of properties) {
      if (!(name in body)) continue;
      const value = read(message[name], body);
      if (value === UNDECIDED) return UNDECIDED;
      message[name] = value;
    }
    return properties.every((property) => holds(property, message)) ? message : UNDECIDED;
  };
}

function holds({ name, applies, checks }: Property, message: Record<string, unknown>): boolean {
  const value = message[name];
  return !applies.every((check) => check(value, message)) || checks.every((check) => check(value, message));
}

/** Assigning a key like "__proto__" would change the prototype. */
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
  if (transforms.length > 0) return isNested ? () => UNDECIDED : transformed(name, transforms);
  if (!type) return isNested ? () => UNDECIDED : (value) => value;
  if (!isNested) return () => UNDECIDED;
  return (value) => {
    // The class is resolved late: modules may import each other.
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
  return all.includes(UNDECIDED) ? UNDECIDED : all;
}
