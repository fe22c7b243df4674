import { operations } from '../openapi/operations.js';

const routes = Object.keys(operations).map((name) => {
  const [method = '', path = ''] = name.split(' ');
  return { method: method.toUpperCase(), path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`) };
});

/** The methods that a path answers, none where there is no such path. */
export function allowedMethods(path: string): string[] {
  const methods = routes.filter((route) => route.path.test(path)).map(({ method }) => method);
  return methods.includes('GET') ? ['HEAD', ...methods].sort() : methods.sort();
}
