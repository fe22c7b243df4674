import { ComparisonConfig } from '../../apps/comparison/comparison.config.js';
import { GatewayConfig } from '../../apps/gateway/gateway.config.js';
import { NodeWorkerConfig } from '../../apps/node-worker/node-worker.config.js';
import { OrchestratorConfig } from '../../apps/orchestrator/orchestrator.config.js';
import { LegacyPipelineConfig } from '../../apps/orders/legacy-pipeline/legacy-pipeline.config.js';
import { OrdersConfig } from '../../apps/orders/orders.config.js';
import { RegistryConfig } from '../../apps/registry/registry.config.js';
import type { ServiceName } from '../../deploy/local/supervisor/service-table.js';
import { variablesOf } from '#platform/config';

/** The variables of each service's config class, sorted. */
export function readVariables(): Record<ServiceName, string[]> {
  return {
    orders: variablesOf(OrdersConfig),
    'legacy-pipeline': variablesOf(LegacyPipelineConfig),
    registry: variablesOf(RegistryConfig),
    orchestrator: variablesOf(OrchestratorConfig),
    'node-worker': variablesOf(NodeWorkerConfig),
    comparison: variablesOf(ComparisonConfig),
    gateway: variablesOf(GatewayConfig),
  };
}
