import { IsString, MaxLength, MinLength } from 'class-validator';
import { Optional } from './presence.js';
import { IsStorable } from './storable.js';

/** The property is a text to search for as a query parameter: absent, or 1 to 200 characters. */
export function IsSearchText(): PropertyDecorator {
  const decorators = [Optional(), IsString(), MinLength(1), MaxLength(200), IsStorable()];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
