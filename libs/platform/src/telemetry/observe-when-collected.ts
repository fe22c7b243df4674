import type { BatchObservableCallback, Meter, Observable } from '@opentelemetry/api';
import type { Logger } from './logger.js';

/**
 * Calls `observe` at every collection of metrics, until the returned function is called. An error in it is logged and
 * does not affect other metrics; without an exporter nothing is collected.
 */
export function observeWhenCollected(
  meter: Meter,
  gauges: Observable[],
  observe: BatchObservableCallback,
  logger: Logger,
): () => void {
  const callback: BatchObservableCallback = async (result) => {
    try {
      await observe(result);
    } catch (error) {
      logger.warn({ err: error }, 'gauges not observed; retrying at the next collection');
    }
  };
  meter.addBatchObservableCallback(callback, gauges);
  return () => meter.removeBatchObservableCallback(callback, gauges);
}
