import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context, Span } from '@opentelemetry/api';

const tracer = trace.getTracer('hartomat');

export interface SpanOptions {
  kind?: SpanKind;
  /** W3C traceparent of the remote parent; without it the active span is the parent. */
  traceparent?: string | null;
  /** traceparents of spans that led here without being the parent. */
  links?: (string | null | undefined)[];
  attributes?: Attributes;
}

const contextOf = (traceparent: string): Context => propagation.extract(ROOT_CONTEXT, { traceparent });

const linksOf = (traceparents: SpanOptions['links']) =>
  (traceparents ?? []).flatMap((traceparent) => {
    const spanContext = traceparent ? trace.getSpanContext(contextOf(traceparent)) : undefined;
    return spanContext ? [{ context: spanContext }] : [];
  });

/** Runs `work` in a span; an exception is recorded and thrown on. */
export async function withSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const parent = options.traceparent ? contextOf(options.traceparent) : context.active();
  const span = tracer.startSpan(
    name,
    { kind: options.kind ?? SpanKind.INTERNAL, attributes: options.attributes, links: linksOf(options.links) },
    parent,
  );
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.recordException(error as Error);
    span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
    throw error;
  } finally {
    span.end();
  }
}

/** The W3C traceparent of the active span, for rows and headers; undefined outside any span. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The 32-digit trace id inside a traceparent, or null. */
export const traceIdOf = (traceparent: string | null | undefined): string | null => traceparent?.split('-')[1] ?? null;

export { SpanKind };
