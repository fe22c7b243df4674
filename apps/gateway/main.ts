import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { start } from '#platform/service';
import { startTelemetry } from '#platform/telemetry';
import { GatewayConfig } from './gateway.config.js';
import { runGateway } from './run-gateway.js';

await startTelemetry('gateway');

await start('gateway', () => runGateway(loadConfig(GatewayConfig)));
