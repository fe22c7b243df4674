import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as OTLP/JSON carries it, with its attributes as plain values. */
export interface ReceivedSpan {
  /** The process that made it. */
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { spanId: string }[];
  attributes: Record<string, unknown>;
}

/** A histogram's sums since its process began. */
export interface ReceivedHistogram {
  service: string;
  name: string;
  attributes: Record<string, unknown>;
  count: number;
  sum: number;
}

/** The value of a gauge, or of a counter since its process began. */
export interface ReceivedNumber {
  service: string;
  name: string;
  attributes: Record<string, unknown>;
  value: number;
}

interface OtlpBody {
  resourceMetrics?: { resource: { attributes: OtlpAttribute[] }; scopeMetrics: { metrics: OtlpMetric[] }[] }[];
  resourceSpans?: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

type OtlpSpan = Omit<ReceivedSpan, 'attributes' | 'service'> & { attributes: OtlpAttribute[] };

interface OtlpNumbers {
  dataPoints: { attributes: OtlpAttribute[]; asInt?: number | string; asDouble?: number }[];
}

interface OtlpMetric {
  name: string;
  gauge?: OtlpNumbers;
  sum?: OtlpNumbers;
  histogram?: { dataPoints: { attributes: OtlpAttribute[]; count: number | string; sum: number }[] };
}

interface OtlpAttribute {
  key: string;
  value: Record<string, unknown>;
}

const plain = (attributes: OtlpAttribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** What was exported so far. */
export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  /** All histograms of each export of metrics, in order. */
  exports: ReceivedHistogram[][];
  /** All counters and gauges of the newest export of metrics. */
  numbers: ReceivedNumber[];
  close(): Promise<void>;
}

/** Keeps the spans and metrics that are exported to `url`. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const exports: ReceivedHistogram[][] = [];
  const numbers: ReceivedNumber[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as OtlpBody;
    spans.push(...spansOf(body));
    if (body.resourceMetrics) {
      exports.push(histogramsOf(body));
      numbers.splice(0, numbers.length, ...numbersOf(body));
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    exports,
    numbers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const serviceOf = ({ attributes }: { attributes: OtlpAttribute[] }): string =>
  String(plain(attributes)['service.name']);

function spansOf({ resourceSpans = [] }: OtlpBody): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, service: serviceOf(resource), attributes: plain(span.attributes) })),
  );
}

function histogramsOf({ resourceMetrics = [] }: OtlpBody): ReceivedHistogram[] {
  return resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics
      .flatMap(({ metrics }) => metrics)
      .flatMap(({ name, histogram }) => (histogram?.dataPoints ?? []).map((point) => ({ name, ...point })))
      .map(({ name, attributes, count, sum }) => {
        return { service: serviceOf(resource), name, attributes: plain(attributes), count: Number(count), sum };
      }),
  );
}

function numbersOf({ resourceMetrics = [] }: OtlpBody): ReceivedNumber[] {
  return resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics
      .flatMap(({ metrics }) => metrics)
      .flatMap(({ name, gauge, sum }) => ((gauge ?? sum)?.dataPoints ?? []).map((point) => ({ name, ...point })))
      .map(({ name, attributes, asInt, asDouble }) => {
        return { service: serviceOf(resource), name, attributes: plain(attributes), value: Number(asInt ?? asDouble) };
      }),
  );
}
