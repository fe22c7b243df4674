import { UserError } from '#platform/http';
import { allowedMethods } from './allowed-methods.js';

const ALL_ROUTES = 'All routes: GET /api/openapi.json.';

/**
 * Middleware: what the description of the API does not have goes no further. A path that is not there is a 404, one with a
 * method that it does not answer a 405 that names those that it does.
 */
export function refuseUndescribed(
  { method, path }: { method: string; path: string },
  response: { setHeader(name: string, value: string): unknown },
  next: (error?: unknown) => void,
): void {
  const allowed = allowedMethods(path);
  if (allowed.includes(method)) return next();
  const shown = path.slice(0, 200);
  if (allowed.length === 0) return next(new UserError('not_found', `There is no ${shown}. ${ALL_ROUTES}`, 404));
  response.setHeader('allow', allowed.join(', '));
  const message = `${shown} does not answer ${method}; it answers ${allowed.join(', ')}. ${ALL_ROUTES}`;
  next(new UserError('method_not_allowed', message, 405));
}
