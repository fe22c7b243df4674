import type { IncomingMessage, ServerResponse } from 'node:http';
import { SpanKind, currentTraceparent, traceIdOf, withSpan } from '../telemetry/index.js';

type Routed = IncomingMessage & { route?: { path?: string } };

/**
 * Middleware: one span a request, child of the caller's; its trace id is in the response header `x-trace-id`. A stream
 * stays open for hours, and a span should not: where `isStream` returns true it ends when the response starts.
 */
export function requestSpan(isStream: (request: IncomingMessage) => boolean = () => false) {
  return (request: Routed, response: ServerResponse, next: () => void): void => {
    const traceparent = header(request.headers['traceparent']);
    const attributes = { 'http.request.method': request.method ?? '' };
    void withSpan(`HTTP ${request.method}`, { kind: SpanKind.SERVER, traceparent, attributes }, async (span) => {
      const traceId = traceIdOf(currentTraceparent());
      if (traceId) response.setHeader('x-trace-id', traceId);
      next();
      if (!isStream(request)) await new Promise((resolve) => response.once('close', resolve));
      // A name with ids would have unbounded cardinality; the route is known only now.
      const route = request.route?.path;
      if (route) span.updateName(`HTTP ${request.method} ${route}`).setAttribute('http.route', route);
      span.setAttribute('http.response.status_code', response.statusCode);
    });
  };
}

const header = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);
