import type { NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import { startTraceIds } from './trace-ids.js';

type SpanProcessor = NonNullable<NodeSDKConfiguration['spanProcessors']>[number];

/** What runs until the process ends. */
export interface Telemetry {
  /** Sends what was not sent yet. */
  shutdown(): Promise<void>;
}

/**
 * Starts OpenTelemetry for a process; await it before anything else in `main.ts`. Spans go to `HARTOMAT_OTLP_URL`
 * (OTLP/HTTP) where set; otherwise spans have ids and are recorded nowhere.
 */
export async function startTelemetry(serviceName: string, env: NodeJS.ProcessEnv = process.env): Promise<Telemetry> {
  const target = env['HARTOMAT_OTLP_URL'];
  const isExported = Boolean(target) || Object.keys(env).some((name) => /^OTEL_.*EXPORTER$/.test(name));
  Object.assign(env, { ...defaultsFor(serviceName, target), ...env });
  running = isExported ? await startSdk(target) : NOTHING_TO_SEND;
  if (!isExported) startTraceIds();
  return running;
}

let running: Telemetry | null = null;

const NOTHING_TO_SEND: Telemetry = { shutdown: () => Promise.resolve() };

/** Loaded where something is sent: its packages take a third of a service's start. */
async function startSdk(target: string | undefined): Promise<Telemetry> {
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK(target ? {} : { spanProcessors: [unsent] });
  sdk.start();
  return sdk;
}

/** A collector that does not answer must not hold up the shutdown. */
const STOP_WITHIN_MS = 2000;

/** Sends the last spans; gives up after 2 s. */
export async function stopTelemetry(): Promise<void> {
  const stopping = running?.shutdown().catch(() => undefined);
  running = null;
  await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref())]);
}

/** Without any processor the SDK makes no spans at all, and trace ids would be zeros. */
const unsent: SpanProcessor = {
  onStart: () => undefined,
  onEnd: () => undefined,
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};

/** OpenTelemetry's own variables take precedence over these. */
function defaultsFor(serviceName: string, target: string | undefined): Record<string, string> {
  const exporter = target ? 'otlp' : 'none';
  return {
    OTEL_SERVICE_NAME: serviceName,
    ...(target && { OTEL_TRACES_EXPORTER: exporter }),
    OTEL_METRICS_EXPORTER: exporter,
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    ...(target && { OTEL_EXPORTER_OTLP_ENDPOINT: target }),
  };
}
