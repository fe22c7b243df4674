const CREDENTIALS_IN_URL = /\/\/[^\s/@]+@/g;
const SECRET_NAME = '(?:authorization|password|passwd|secret|token|api[-_]?key)';
const NAMED_SECRET = new RegExp(`(${SECRET_NAME}["']?\\s*[=:]\\s*["']?)(?:bearer\\s+)?[^\\s,;"'}]+`, 'gi');
const SECRET_KEY = new RegExp(SECRET_NAME, 'i');
const ABSOLUTE_PATH = /(?<![\w:/.])(?:file:\/\/)?(?:\/[\w.@+~-]+){2,}/g;

/** The text without credentials. */
export const withoutSecrets = (text: string): string =>
  text.replace(CREDENTIALS_IN_URL, '//***@').replace(NAMED_SECRET, '$1***');

/** The text without credentials, and with each local path reduced to its last name. */
export const withoutInsides = (text: string): string =>
  withoutSecrets(text).replace(ABSOLUTE_PATH, (path) => `…/${path.split('/').at(-1)}`);

/** Whether a member of this name holds a secret. */
export const isSecretKey = (key: string): boolean => SECRET_KEY.test(key);
