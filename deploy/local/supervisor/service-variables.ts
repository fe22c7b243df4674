import { SERVICE_VARIABLES } from './service-variables.generated.js';
import type { ServiceName } from './service-table.js';

/**
 * System variables for every process: paths of programs, certificates and folders, locale and time zone; no secrets.
 */
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

/** The telemetry variables of every service, which are in no config class. */
const TELEMETRY = ['HARTOMAT_OTLP_URL'];

const PREFIXES = ['LC_', 'OTEL_'];

/** PostgreSQL's driver reads these itself, for example PGSSLMODE. */
const DATABASE_PREFIX = 'PG';

/**
 * The part of an environment that a service gets: the variables of its config class, those of telemetry, and a list of
 * system variables. No other variable is passed on, so no secret of another service.
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
