/** The prefix of every path, except those of the health probes. */
export const API_PREFIX = 'api';
export const WITHOUT_PREFIX = ['healthz', 'readyz'];

/** The public path of a controller's path; both begin with a slash. */
export const publicPath = (path: string): string =>
  WITHOUT_PREFIX.includes(path.slice(1)) ? path : `/${API_PREFIX}${path}`;
