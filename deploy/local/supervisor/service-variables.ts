import { SERVICE_VARIABLES } from './service-variables.generated.js';
import type { ServiceName } from './service-table.js';

/** Of the system, for every process: where programs, certificates and folders are, language and time; no secret of ours. */
const SYSTEM = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'LANGUAGE',
  'LD_LIBRARY_PATH',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
];

/** Where traces and metrics go: every service has them, and no config class. */
const TELEMETRY = ['HARTOMAT_OTLP_URL'];

const PREFIXES = ['LC_', 'OTEL_'];

/** PostgreSQL's driver reads these itself, for example PGSSLMODE. */
const DATABASE_PREFIX = 'PG';

/**
 * What of an environment a service is given: what its config class names, where its telemetry goes, and a list of the
 * system's variables. Whoever is not named here is told no secret.
 */
export function variablesFor(name: ServiceName, given: NodeJS.ProcessEnv): Record<string, string> {
  const own = SERVICE_VARIABLES[name];
  const names = new Set([...SYSTEM, ...TELEMETRY, ...own]);
  const prefixes = own.includes('HARTOMAT_DATABASE_URL') ? [...PREFIXES, DATABASE_PREFIX] : PREFIXES;
  const isMeant = (variable: string): boolean =>
    names.has(variable) || prefixes.some((prefix) => variable.startsWith(prefix));
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined && isMeant(entry[0])),
  );
}
