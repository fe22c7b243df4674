import type { BatchObservableCallback, Meter, Observable } from '@opentelemetry/api';
import type { Logger } from './logger.js';

/**
 * Calls `observe` whenever metrics are collected, until the function that it answers is called. What fails there is logged,
 * and all other metrics are told nevertheless; without a target nothing is ever collected.
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
      logger.warn({ err: error }, 'gauges not observed; trying again when metrics are collected next');
    }
  };
  meter.addBatchObservableCallback(callback, gauges);
  return () => meter.removeBatchObservableCallback(callback, gauges);
}
