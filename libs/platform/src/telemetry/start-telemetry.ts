import { NodeSDK } from '@opentelemetry/sdk-node';

/**
 * Starts OpenTelemetry for a process; call it before anything else in `main.ts`. Spans go to `HARTOMAT_OTLP_URL`
 * (OTLP/HTTP) where set; without it they are made, so that trace ids exist everywhere, and dropped.
 */
export function startTelemetry(serviceName: string, env: NodeJS.ProcessEnv = process.env): NodeSDK {
  const target = env['HARTOMAT_OTLP_URL'];
  env['OTEL_SERVICE_NAME'] ??= serviceName;
  env['OTEL_TRACES_EXPORTER'] ??= target ? 'otlp' : 'none';
  env['OTEL_METRICS_EXPORTER'] ??= target ? 'otlp' : 'none';
  env['OTEL_LOGS_EXPORTER'] ??= 'none';
  env['OTEL_EXPORTER_OTLP_PROTOCOL'] ??= 'http/json';
  if (target) env['OTEL_EXPORTER_OTLP_ENDPOINT'] ??= target;
  const sdk = new NodeSDK({});
  sdk.start();
  return sdk;
}
