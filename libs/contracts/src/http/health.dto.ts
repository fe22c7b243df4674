export class HealthReply {
  alive!: boolean;
}

/** Whether the service is ready, with the state of each dependency. */
export class ReadinessReply {
  ready!: boolean;
  checks!: Record<string, boolean>;
}
