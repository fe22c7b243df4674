import { NodeSDK } from '@opentelemetry/sdk-node';

/**
 * Starts OpenTelemetry for a process; call it before anything else in `main.ts`. Spans go to `HARTOMAT_OTLP_URL`
 * (OTLP/HTTP) where set; without it they are made, so that trace ids exist everywhere, and dropped.
 */
export function startTelemetry(serviceName: string, env: NodeJS.ProcessEnv = process.env): NodeSDK {
  Object.assign(env, { ...defaultsFor(serviceName, env['HARTOMAT_OTLP_URL']), ...env });
  const sdk = new NodeSDK({});
  sdk.start();
  return sdk;
}

/** OpenTelemetry's own variables win over these. */
function defaultsFor(serviceName: string, target: string | undefined): Record<string, string> {
  const exporter = target ? 'otlp' : 'none';
  return {
    OTEL_SERVICE_NAME: serviceName,
    OTEL_TRACES_EXPORTER: exporter,
    OTEL_METRICS_EXPORTER: exporter,
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    ...(target && { OTEL_EXPORTER_OTLP_ENDPOINT: target }),
  };
}
