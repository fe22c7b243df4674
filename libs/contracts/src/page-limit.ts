import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from './presence.js';

/** The property is how long a page of a list may be, as a query parameter says it: 1 to `most`. */
export function PageLimit(most: number): PropertyDecorator {
  const decorators = [Optional(), Type(() => Number), IsInt(), Min(1), Max(most)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** How many items a page of each list has at most, and unless the request says less. */
export const PAGE_SIZES = {
  orders: 100,
  notifications: 200,
  products: 1000,
  comparisons: 200,
  deadLetters: 200,
  workflows: 1000,
  versions: 100,
  catalogHistory: 500,
};
