import { context, isSpanContextValid, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context, Span, SpanContext } from '@opentelemetry/api';

const tracer = trace.getTracer('hartomat');

export interface SpanOptions {
  kind?: SpanKind;
  /** W3C traceparent of the remote parent; without it the active span is the parent. */
  traceparent?: string | null;
  /** traceparents of linked spans. */
  links?: (string | null | undefined)[];
  attributes?: Attributes;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C trace context, version 00; anything else is ignored. */
function spanContextOf(traceparent: string): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent) ?? [];
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(spanContext) ? spanContext : undefined;
}

function contextOf(traceparent: string): Context {
  const spanContext = spanContextOf(traceparent);
  return spanContext ? trace.setSpanContext(ROOT_CONTEXT, spanContext) : ROOT_CONTEXT;
}

const linksOf = (traceparents: SpanOptions['links']) =>
  (traceparents ?? []).flatMap((traceparent) => {
    const spanContext = traceparent ? spanContextOf(traceparent) : undefined;
    return spanContext ? [{ context: spanContext }] : [];
  });

function startSpan(name: string, options: SpanOptions, parent: Context): Span {
  const { kind = SpanKind.INTERNAL, attributes, links } = options;
  return tracer.startSpan(name, { kind, attributes, links: linksOf(links) }, parent);
}

const parentOf = ({ traceparent }: SpanOptions): Context => (traceparent ? contextOf(traceparent) : context.active());

/** A span of no duration; returns its traceparent, as the parent of spans in other processes. */
export function markSpan(name: string, options: SpanOptions): string | undefined {
  const span = startSpan(name, options, parentOf(options));
  span.end();
  return traceparentOf(span.spanContext());
}

/** Runs `work` in a span; an exception is recorded and rethrown. */
export async function withSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const parent = parentOf(options);
  const span = startSpan(name, options, parent);
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
  const spanContext = trace.getSpanContext(context.active());
  return spanContext && traceparentOf(spanContext);
}

function traceparentOf(spanContext: SpanContext): string | undefined {
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The 32-digit trace id inside a traceparent, or null. */
export const traceIdOf = (traceparent: string | null | undefined): string | null => traceparent?.split('-')[1] ?? null;

export { SpanKind };
