import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { Problem } from '#contracts';

/** The API refused a request; `code` is the problem's stable code. */
export class RefusedError extends LocalSetupError {
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** HTTP client of the gateway with the admin token; a refusal becomes a `LocalSetupError` with the problem's detail. */
export class ApiClient {
  readonly #origin: string;
  readonly #token: string;
  readonly #withinMs: number;

  /** `origin` without `/api`, for example http://127.0.0.1:3000. An answer must come within `withinMs`. */
  constructor(origin: string, token: string, withinMs = 30_000) {
    this.#origin = origin;
    this.#token = token;
    this.#withinMs = withinMs;
  }

  /** The JSON answer; `path` begins with `/api`. `body` is sent as JSON, or as it is for a form. */
  async json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const text = await (await this.request(method, path, body, headers)).text();
    try {
      return (text === '' ? undefined : JSON.parse(text)) as T;
    } catch {
      const begins = JSON.stringify(text.slice(0, 60));
      throw new LocalSetupError(
        `${this.#origin} does not answer like HartOMat: ${method} ${path} gave ${begins}. Is HARTOMAT_API_URL right?`,
      );
    }
  }

  /** All items of a list, page by page along the header `Link`; `path` begins with `/api`. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const reply = await this.request('GET', next);
      items.push(...((await reply.json()) as T[]));
      next = nextOf(reply, this.#origin + next);
    }
    return items;
  }

  /** The response; throws `RefusedError` for an error status. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    extraHeaders: Record<string, string> = {},
  ): Promise<Response> {
    const headers: Record<string, string> = { ...extraHeaders, authorization: `Bearer ${this.#token}` };
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
    const signal = AbortSignal.timeout(this.#withinMs);
    const reply = await fetch(this.#origin + path, { method, headers, body: payload, signal }).catch((error: Error) => {
      const why = (error.cause as Error | undefined)?.message ?? error.message;
      throw new LocalSetupError(`${method} ${this.#origin}${path} got no answer: ${why}. See: ./hartomat logs gateway`);
    });
    if (!reply.ok) throw await refusalOf(`${method} ${path}`, reply);
    return reply;
  }
}

async function refusalOf(what: string, reply: Response): Promise<RefusedError> {
  const text = await reply.text();
  const refused = `${what} was refused with ${reply.status}`;
  try {
    const { detail, title, code, errors = [] } = JSON.parse(text) as Problem;
    const pointers = errors.map(({ pointer, message }) => `\n  ${pointer}: ${message}`).join('');
    return new RefusedError(`${refused}: ${detail || title} (${code})${pointers}`, code);
  } catch {
    return new RefusedError(`${refused}: ${text.slice(0, 500) || 'no reason given'}`, undefined);
  }
}

/** Path and query of the next page. */
function nextOf(reply: Response, url: string): string | undefined {
  const [, link] = /<([^>]*)>; *rel="next"/.exec(reply.headers.get('link') ?? '') ?? [];
  if (link === undefined) return undefined;
  const { pathname, search } = new URL(link, url);
  return pathname + search;
}
