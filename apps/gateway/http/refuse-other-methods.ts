import { UserError } from '#platform/http';
import { allowedMethods } from './allowed-methods.js';

/** Middleware: a path that is there with a method that it does not answer is a 405 that names those that it does. */
export function refuseOtherMethods(
  { method, path }: { method: string; path: string },
  response: { setHeader(name: string, value: string): unknown },
  next: (error?: unknown) => void,
): void {
  const allowed = allowedMethods(path);
  if (allowed.length === 0 || allowed.includes(method)) return next();
  response.setHeader('allow', allowed.join(', '));
  const message = `${path.slice(0, 200)} does not answer ${method}; it answers ${allowed.join(', ')}. All routes: GET /api/openapi.json.`;
  next(new UserError('method_not_allowed', message, 405));
}
