import { NodeSDK } from '@opentelemetry/sdk-node';
import type { NodeSDKConfiguration } from '@opentelemetry/sdk-node';

type SpanProcessor = NonNullable<NodeSDKConfiguration['spanProcessors']>[number];

/**
 * Starts OpenTelemetry for a process; call it before anything else in `main.ts`. Spans go to `HARTOMAT_OTLP_URL`
 * (OTLP/HTTP) where set; without it they are made, so that trace ids exist everywhere, and dropped.
 */
export function startTelemetry(serviceName: string, env: NodeJS.ProcessEnv = process.env): NodeSDK {
  const target = env['HARTOMAT_OTLP_URL'];
  Object.assign(env, { ...defaultsFor(serviceName, target), ...env });
  const sdk = new NodeSDK(target ? {} : { spanProcessors: [unsent] });
  sdk.start();
  running = sdk;
  return sdk;
}

let running: NodeSDK | null = null;

/** A collector that does not answer must not hold up the shutdown. */
const STOP_WITHIN_MS = 1000;

/** Sends the last spans; gives up after a second. */
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

/** OpenTelemetry's own variables win over these. */
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
