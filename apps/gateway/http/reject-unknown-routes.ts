import { UserError } from '#platform/http';
import { publicPath } from './public-path.js';

const ALL_ROUTES = 'All routes: GET /api/openapi.json.';

interface Route {
  method: string;
  /** As a controller declares it, with `:name` for its parameters. */
  path: string;
}

type Middleware = (
  request: { method: string; path: string },
  response: { setHeader(name: string, value: string): unknown },
  next: (error?: unknown) => void,
) => void;

/**
 * Middleware that rejects requests without a handler: 404 for an unknown path, 405 with `Allow` for a known path with another
 * method.
 */
export function rejectUnknownRoutes(routes: readonly Route[]): Middleware {
  const known = routes.map(({ method, path }) => ({ method, path: patternOf(publicPath(path)) }));
  return ({ method, path }, response, next) => {
    const allowed = methodsOf(known.filter((route) => route.path.test(path)).map((route) => route.method));
    if (allowed.includes(method)) return next();
    const shown = path.slice(0, 200);
    if (allowed.length === 0) return next(new UserError('not_found', `There is no ${shown}. ${ALL_ROUTES}`, 404));
    response.setHeader('allow', allowed.join(', '));
    const message = `${shown} does not answer ${method}; it answers ${allowed.join(', ')}. ${ALL_ROUTES}`;
    next(new UserError('method_not_allowed', message, 405));
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`);

const methodsOf = (methods: string[]): string[] => (methods.includes('GET') ? ['HEAD', ...methods] : methods).sort();
