import { DeliverySettled, EVENT_TOPICS, PairCompared, RunAccepted, RunFinished, WorkflowChanged } from '#contracts';
import type { EventTopic } from '#contracts';

/** The stream's own event that workers changed; it is on no stream of the bus. */
export const WORKERS_EVENT = 'workers';

const TOPIC_OF: ReadonlyMap<string, EventTopic> = new Map([
  [RunAccepted.event, 'runs'],
  [RunFinished.event, 'runs'],
  [DeliverySettled.event, 'deliveries'],
  [PairCompared.event, 'comparisons'],
  [WorkflowChanged.event, 'workflows'],
  [WORKERS_EVENT, 'workers'],
]);

/** The messages of the bus that the stream of an instance tells of. */
export const APP_EVENTS: readonly string[] = [...TOPIC_OF.keys()].filter((event) => event !== WORKERS_EVENT);

/** The topics that a query names; all where it names none. */
export const topicsOf = (named: string | undefined): ReadonlySet<EventTopic> =>
  new Set(named === undefined ? EVENT_TOPICS : (named.split(',') as EventTopic[]));

/** Whether somebody who asked for these topics hears of an event; of the stream's own events everybody does. */
export function isHeard(event: string, topics: ReadonlySet<EventTopic>): boolean {
  const topic = TOPIC_OF.get(event);
  return topic === undefined || topics.has(topic);
}
