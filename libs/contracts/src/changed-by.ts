import { IsString, MaxLength } from 'class-validator';
import { Optional } from './presence.js';
import { IsPlainLine } from './storable.js';

/** The property names the person on whose behalf a service changes something; absent where nobody is known. */
export function ChangedBy(): PropertyDecorator {
  const decorators = [Optional(), IsString(), MaxLength(200), IsPlainLine()];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
