import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { pointersOf } from '../../http/validation.js';
import { compiledValidator } from './compiled-validator.js';
import { mayHoldUnstorable, unstorableText } from './unstorable-text.js';

/** Why a message is malformed: the first wrong field as a JSON pointer ('' = the whole body). */
export class MalformedMessage extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field || 'body'}: ${reason}`);
    this.name = 'MalformedMessage';
  }
}

/** Turns bytes from the bus into a validated message; throws `MalformedMessage` naming the field. */
export const parseMessage = <T extends object>(Message: new () => T, bytes: Uint8Array): T =>
  parseSuspect(Message, readJson(bytes));

const parseSuspect = <T extends object>(Message: new () => T, { body, isSuspect }: ReadJson): T =>
  parseBody(Message, body, isSuspect);

/** As `parseMessage`, for parsed JSON. `isSuspect` is that of `readJson`. */
export function parseBody<T extends object>(Message: new () => T, body: unknown, isSuspect: boolean): T {
  const message = validated(Message, body);
  const unstorable = isSuspect ? unstorableText(body) : null;
  if (unstorable === null) return message;
  throw new MalformedMessage(unstorable, 'holds a NUL character or half of a surrogate pair, which cannot be stored');
}

function validated<T extends object>(Message: new () => T, body: unknown): T {
  if (!isObject(body)) throw new MalformedMessage('', 'is not a JSON object');
  const valid = compiledValidator(Message)(body);
  if (valid) return valid;
  const message = instanceOf(Message, body);
  const first = pointersOf(validateSync(message, { forbidUnknownValues: true }))[0];
  if (first) throw new MalformedMessage(first.pointer, first.message);
  return message;
}

/** class-transformer throws at values of quite another shape; such a message is malformed, too. */
function instanceOf<T extends object>(Message: new () => T, body: object): T {
  try {
    return plainToInstance(Message, body);
  } catch (error) {
    throw new MalformedMessage('', `does not have the shape of ${Message.name}: ${(error as Error).message}`);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parsed JSON, and whether it may hold text that PostgreSQL cannot store. */
export interface ReadJson {
  body: unknown;
  isSuspect: boolean;
}

/** Throws `MalformedMessage` for what is no JSON. */
export function readJson(bytes: Uint8Array): ReadJson {
  try {
    const text = utf8.decode(bytes);
    return { body: JSON.parse(text) as unknown, isSuspect: mayHoldUnstorable(text) };
  } catch {
    throw new MalformedMessage('', 'is not JSON in UTF-8');
  }
}

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && !Array.isArray(body);
