import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '#platform/http';
import { acceptedEncoding } from './accepted-encoding.js';
import type { Encoding } from './accepted-encoding.js';
import { contentPolicy } from './page.js';
import type { Page } from './page.js';
import type { Web, WebFile } from './web-files.js';

/** Paths that the web itself reads: the page answers for them and all below. */
const PAGES = /^\/(index\.html|(workflows|orders|catalog|comparisons|rollouts|sign-in)(\/.*)?)?$/;

const READS = new Set(['GET', 'HEAD']);

const NOT_BUILT = `The web of HartOMat is not built, so there is no page here. Build it and start again:

  node tools/build.mjs web
  ./hartomat up

The API works without it; it describes itself at /api/openapi.json.
`;

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Middleware that serves the built web to everybody: files by their exact paths, and the page for `/` and for those who
 * open a link into the web in a browser. Every other path is passed on. `web` null: it is not built.
 */
export function serveWeb(web: Web | null): Middleware {
  return (request, response, next) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const file = web?.files.get(path);
    if (!file && !isPage(path, request)) return next();
    if (!READS.has(request.method ?? '')) return next(onlyReads(path, request, response));
    if (file) return sendFile(file, request, response);
    return web ? sendPage(web.page, response) : send(response, 404, 'text/plain; charset=utf-8', NOT_BUILT);
  };
}

const isPage = (path: string, { headers }: IncomingMessage): boolean =>
  PAGES.test(path) && (path === '/' || /\btext\/html\b/i.test(headers.accept ?? ''));

function sendPage(page: Page, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64url');
  response.setHeader('content-security-policy', contentPolicy(nonce));
  // The page names the files of this build, and its nonce is for this response.
  response.setHeader('cache-control', 'no-store');
  send(response, 200, 'text/html; charset=utf-8', page(nonce));
}

function sendFile(file: WebFile, { headers }: IncomingMessage, response: ServerResponse): void {
  const { bytes, compressed, tag, isHashed, mediaType } = file;
  const encodings = Object.keys(compressed) as Encoding[];
  const encoding = acceptedEncoding(headers['accept-encoding']?.toString(), encodings);
  const etag = `"${tag}${encoding === null ? '' : `-${encoding}`}"`;
  response.setHeader('content-security-policy', contentPolicy());
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', etag);
  if (encodings.length > 0) response.setHeader('vary', 'Accept-Encoding');
  if (isKnown(headers['if-none-match'], etag)) return void response.writeHead(304).end();
  if (encoding !== null) response.setHeader('content-encoding', encoding);
  send(response, 200, mediaType, (encoding && compressed[encoding]) ?? bytes);
}

const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

function send(response: ServerResponse, status: number, mediaType: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': mediaType, 'content-length': Buffer.byteLength(body) }).end(body);
}

function onlyReads(path: string, { method }: IncomingMessage, response: ServerResponse): UserError {
  response.setHeader('allow', 'GET, HEAD');
  const message = `${path.slice(0, 200)} is a page or file of the web; it answers GET and HEAD, not ${method}.`;
  return new UserError('method_not_allowed', message, 405);
}
