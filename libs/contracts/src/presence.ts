import { Type } from 'class-transformer';
import type { TypeHelpOptions } from 'class-transformer';
import { IsArray, IsObject, ValidateIf, ValidateNested } from 'class-validator';

type ClassOf = (place?: TypeHelpOptions) => new () => object;

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

/** The property may be absent. Null is not absent: it is checked like any other value, so every rule refuses it. */
export const Optional = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/** The property may be null, and must be there. */
export const Nullable = (): PropertyDecorator => ValidateIf((_object, value) => value !== null);

/** The property is an object of a class; class-validator's own `ValidateNested` accepts null, undefined and lists. */
export const Nested = (classOf: ClassOf): PropertyDecorator => all(IsObject(), ValidateNested(), Type(classOf));

/** The property is a list of objects of a class, none of them null. */
export const NestedList = (classOf: ClassOf): PropertyDecorator =>
  all(IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(classOf));
