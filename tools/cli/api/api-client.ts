import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { Problem } from '#contracts';

/** Speaks HTTP to the gateway with the admin token; a refusal becomes a `LocalSetupError` that says what the problem said. */
export class ApiClient {
  readonly #origin: string;
  readonly #token: string;

  /** `origin` without `/api`, for example http://127.0.0.1:3000. */
  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  /** The JSON answer; `path` begins with `/api`. `body` is sent as JSON, or as it is where it is a form. */
  async json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const text = await (await this.request(method, path, body, headers)).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The answer as it came, where it is a good one. */
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
    const signal = AbortSignal.timeout(30_000);
    const reply = await fetch(this.#origin + path, { method, headers, body: payload, signal }).catch((error: Error) => {
      const why = (error.cause as Error | undefined)?.message ?? error.message;
      throw new LocalSetupError(`${method} ${this.#origin}${path} got no answer: ${why}. See: ./hartomat logs gateway`);
    });
    if (!reply.ok)
      throw new LocalSetupError(`${method} ${path} was refused with ${reply.status}: ${await describeProblem(reply)}`);
    return reply;
  }
}

async function describeProblem(reply: Response): Promise<string> {
  const text = await reply.text();
  try {
    const { detail, title, code, errors = [] } = JSON.parse(text) as Problem;
    const pointers = errors.map(({ pointer, message }) => `\n  ${pointer}: ${message}`).join('');
    return `${detail || title} (${code})${pointers}`;
  } catch {
    return text.slice(0, 500) || 'no reason given';
  }
}
