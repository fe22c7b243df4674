/** The address of a mail server, with credentials. */
export interface SmtpAddress {
  host: string;
  port: number;
  /** TLS from the first byte (smtps), else STARTTLS where the server offers it. */
  secure: boolean;
  /** Without TLS nothing is sent: credentials leave this machine only encrypted. */
  requireTls: boolean;
  credentials: { user: string; pass: string } | null;
}

const DEFAULT_PORT = { 'smtp:': 587, 'smtps:': 465 } as const;
const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Reads `smtp://user:password@host:port` or `smtps://…`, user and password percent-encoded; null for anything else. */
export function readSmtpUrl(text: string): SmtpAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const credentials = credentialsOf(url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!isSmtp(url.protocol) || !host || !credentials || !/^\/?$/.test(url.pathname + url.search + url.hash))
    return null;
  const port = Number(url.port) || DEFAULT_PORT[url.protocol];
  if (!credentials.user) return { host, port, secure, requireTls: false, credentials: null };
  return { host, port, secure, requireTls: !secure && !THIS_MACHINE.test(host), credentials };
}

const isSmtp = (protocol: string): protocol is keyof typeof DEFAULT_PORT => protocol in DEFAULT_PORT;

function credentialsOf({ username, password }: URL): { user: string; pass: string } | null {
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return null;
  }
}

/** `text` without the server's credentials, also in their wire encoding: servers may echo them. */
export function withoutCredentials(text: string, { credentials }: SmtpAddress): string {
  if (!credentials) return text;
  const { user, pass } = credentials;
  const plain = [user, pass].filter(Boolean);
  const encoded = [...plain, `\0${user}\0${pass}`].map((secret) => Buffer.from(secret).toString('base64'));
  const secrets = [...encoded, ...plain, ...plain.map(encodeURIComponent)].sort((a, b) => b.length - a.length);
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}
