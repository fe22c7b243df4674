/** What this worker has proved that it can do beyond plain work. */
export class WorkerCapabilities {
  private readonly proved = new Set<string>();
  private readonly listeners = new Set<() => void>();

  list(): string[] {
    return [...this.proved].sort();
  }

  has(requires: string): boolean {
    return requires === 'none' || this.proved.has(requires);
  }

  add(capability: string): void {
    if (this.proved.has(capability)) return;
    this.proved.add(capability);
    for (const tell of this.listeners) tell();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}
