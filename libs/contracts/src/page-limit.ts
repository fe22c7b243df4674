import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from './presence.js';

/** The property is the page size of a list as a query parameter: 1 to `most`. */
export function PageLimit(most: number): PropertyDecorator {
  const decorators = [Optional(), Type(() => Number), IsInt(), Min(1), Max(most)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** Maximum and default page size of each list. */
export const PAGE_SIZES = {
  orders: 100,
  orderLines: 100,
  notifications: 200,
  products: 1000,
  comparisons: 200,
  deadLetters: 200,
  workflows: 1000,
  versions: 100,
  catalogHistory: 500,
};
