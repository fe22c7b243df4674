import 'reflect-metadata';
import { loadConfig } from '#platform/config';
import { start } from '#platform/service';
import { startTelemetry } from '#platform/telemetry';
import { ComparisonConfig } from './comparison.config.js';
import { runComparison } from './run-comparison.js';

await startTelemetry('comparison');

await start('comparison', () => runComparison(loadConfig(ComparisonConfig)));
