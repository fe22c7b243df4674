/** The permissions. Each HTTP route needs one of them, or is public. */
export const PERMISSIONS = [
  'view',
  'orders.create',
  'orders.dispatch',
  'catalog.edit',
  'workflows.edit',
  'workflows.publish',
  'presets.migrate',
  'runs.control',
  'pools.control',
  'dead-letters.settle',
  'rollouts.edit',
  'notifications.resend',
  'retention.run',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
