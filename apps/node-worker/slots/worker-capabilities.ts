/** The capabilities that probes have proved. */
export class WorkerCapabilities {
  /** With the tool that proved each. */
  private readonly proved = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  list(): string[] {
    return [...this.proved.keys()].sort();
  }

  has(requires: string): boolean {
    return requires === 'none' || this.proved.has(requires);
  }

  /** The tool of a capability, as `toolOf` names it; '' where it needs none. */
  toolFor(requires: string): string {
    return this.proved.get(requires) ?? '';
  }

  add(capability: string, tool: string): void {
    if (this.proved.has(capability)) return;
    this.proved.set(capability, tool);
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}
