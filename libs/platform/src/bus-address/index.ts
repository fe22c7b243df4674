/** Servers and credentials of NATS, as the client's `connect()` takes them; addresses hold no credentials. */
export interface BusAddress {
  /** `host:port` of each server, IPv6 hosts in brackets. */
  servers: string[];
  user?: string;
  pass?: string;
  /** A URL with a user and no password names a token. */
  token?: string;
  /** Set where a URL begins with `tls://`: a server without TLS is refused. */
  tls?: Record<string, never>;
}

const DEFAULT_PORT = 4222;
const PIECE = /^(?:(nats|tls):\/\/)?(?:([^@/]*)@)?(\[[0-9a-f:.%]+\]|[^:/@[\]\s]+)(?::(\d{1,5}))?\/?$/i;

/**
 * Reads `nats://user:password@host:port`, or a list of them with commas between: user and password are percent-encoded
 * and the same for all servers, as a connection has one. Throws an Error that does not repeat the URL, which may be secret.
 */
export function busAddress(url: string): BusAddress {
  const pieces = url.split(',').map((piece) => readPiece(piece.trim()));
  const credentials = [...new Set(pieces.flatMap(({ userInfo }) => userInfo ?? []))];
  if (credentials.length > 1) throw new Error('its servers must have the same user and password');
  return {
    servers: pieces.map(({ server }) => server),
    ...readUserInfo(credentials[0]),
    ...(pieces.some(({ tls }) => tls) && { tls: {} }),
  };
}

/** The URL without credentials: hosts and ports alone. */
export function redactedBusUrl(url: string): string {
  try {
    const { servers, tls } = busAddress(url);
    return servers.map((server) => `${tls ? 'tls' : 'nats'}://${server}`).join(',');
  } catch {
    return '(not a NATS URL)';
  }
}

function readPiece(piece: string): { server: string; userInfo: string | undefined; tls: boolean } {
  const [, scheme = 'nats', userInfo, host, port = String(DEFAULT_PORT)] = PIECE.exec(piece) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error('it must look like nats://user:password@host:4222, several with commas between');
  }
  return { server: `${host}:${port}`, userInfo: userInfo || undefined, tls: scheme.toLowerCase() === 'tls' };
}

function readUserInfo(userInfo: string | undefined): Pick<BusAddress, 'user' | 'pass' | 'token'> {
  if (userInfo === undefined) return {};
  const colon = userInfo.indexOf(':');
  if (colon < 0) return { token: decode(userInfo) };
  return { user: decode(userInfo.slice(0, colon)), pass: decode(userInfo.slice(colon + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('user and password must be percent-encoded');
  }
}
