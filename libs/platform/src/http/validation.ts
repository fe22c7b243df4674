import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { setAsideKeys } from './set-aside-keys.js';
import { UserError } from '../errors/user-error.js';

/** Flattens class-validator's tree to JSON pointers. */
export function pointersOf(errors: ValidationError[], prefix = ''): { pointer: string; message: string }[] {
  return errors.flatMap((error) => {
    const pointer = `${prefix}/${error.property}`;
    const own = messagesOf(error).map((message) => ({ pointer, message }));
    return [...own, ...pointersOf(error.children ?? [], pointer)];
  });
}

/** A missing property breaks every rule; one message is enough. */
function messagesOf({ value, property, constraints }: ValidationError): string[] {
  const messages = Object.values(constraints ?? {});
  return value === undefined && messages.length > 0 ? [`${property} is missing`] : messages;
}

/** The 400 with every problem and its pointer. */
export function invalidRequest(errors: ValidationError[]): UserError {
  const pointers = pointersOf(errors);
  const first = pointers[0];
  return new UserError(
    'invalid_request',
    `The request is not valid: ${first?.pointer} ${first?.message}`,
    400,
    pointers,
  );
}

/**
 * Answers bodies that are nested too deeply with 400. Properties with `@AsItIs()` keep every key, including
 * `__proto__`.
 */
class RequestValidationPipe extends ValidationPipe {
  private readonly putBack = new WeakMap<object, () => void>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      const valid: unknown = await super.transform(value, metadata);
      if (typeof value === 'object' && value !== null) this.putBack.get(value)?.();
      return valid;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UserError('invalid_request', 'The request is nested too deeply to be read.', 400);
    }
  }

  /** Removed during the transformation; properties that were copied into a class instance never get them back. */
  protected override stripProtoKeys(value: unknown): void {
    if (typeof value === 'object' && value !== null) this.putBack.set(value, setAsideKeys(value));
  }
}

/**
 * Validates the input of every HTTP and request handler: unknown properties are refused, problems are named by pointer.
 * `expected` is for a body whose class its parameter's type does not say.
 */
export const createValidationPipe = (expected?: Type): ValidationPipe =>
  new RequestValidationPipe({
    ...(expected && { expectedType: expected }),
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: invalidRequest,
  });
