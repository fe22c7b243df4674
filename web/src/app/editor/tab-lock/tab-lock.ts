/** What a tab may do with a document: edit it, or show it while another tab edits; `asking` until that is known. */
export type TabState = 'asking' | 'editing' | 'elsewhere';

type Message =
  | { kind: 'ask'; from: string }
  | { kind: 'held'; to: string }
  | { kind: 'take'; from: string }
  | { kind: 'given'; to: string }
  | { kind: 'released' }
  | { kind: 'saved' };

/** What the lock needs of the browser; without `locks`, as on an insecure address, tabs agree by messages alone. */
export interface TabEnvironment {
  locks: Pick<LockManager, 'request'> | null;
  channel: Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'> | null;
  /** Names this tab. */
  id: string;
}

export interface TabEvents {
  changed: (state: TabState) => void;
  /** Another tab wants to edit: resolves when what is not saved yet is saved, or cannot be. */
  give: () => Promise<void>;
  /** The tab that edits has saved. */
  saved: () => void;
}

/** How long another tab is waited for: to say that it edits, and to save before it gives. */
export const ANSWER_MS = 300;
export const GIVE_MS = 2500;

/** Lets one tab of a browser edit a document. The others wait, and one of them goes on when it is closed. */
export class TabLock {
  private state: TabState = 'asking';
  private readonly closed = new AbortController();
  private release: (() => void) | undefined;
  private queued: Promise<boolean> | undefined;
  private readonly waiting = new Map<'held' | 'given', () => void>();

  constructor(
    private readonly name: string,
    private readonly tab: TabEnvironment,
    private readonly events: TabEvents,
  ) {
    if (tab.channel) tab.channel.onmessage = ({ data }) => this.hear(data as Message);
  }

  /** Asks whether this tab may edit. Resolves when that is known. */
  async open(): Promise<TabState> {
    if (this.tab.locks) await this.tryLock();
    else await this.askOthers();
    return this.state;
  }

  /** Makes this tab the one that edits, once the other has saved or does not answer. */
  async take(): Promise<void> {
    const given = this.answered('given', GIVE_MS);
    this.say({ kind: 'take', from: this.tab.id });
    await given;
    if (this.tab.locks) await this.request({ steal: true });
    else this.become('editing');
  }

  /** Tells the other tabs that there is something newer to show. */
  sayUpdated(): void {
    this.say({ kind: 'saved' });
  }

  /** The page is hidden and may never come back; the browser itself releases what it has locked. */
  hide(): void {
    if (this.state === 'editing' && !this.tab.locks) this.say({ kind: 'released' });
  }

  close(): void {
    this.hide();
    this.closed.abort();
    this.release?.();
    this.tab.channel?.close();
  }

  private async tryLock(): Promise<void> {
    if (!(await this.request({ ifAvailable: true }))) this.wait();
  }

  /** Whether the lock was got; it is held until this tab is closed, or another one steals it. */
  private request(options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      const hold = (lock: unknown): Promise<void> | undefined => {
        if (lock === null || this.closed.signal.aborted) return void resolve(false);
        this.become('editing');
        resolve(true);
        return new Promise((release) => (this.release = release));
      };
      const lost = (): void => {
        resolve(false);
        if (!this.closed.signal.aborted) this.wait();
      };
      this.tab.locks?.request(this.name, options, hold as LockGrantedCallback<void>).catch(lost);
    });
  }

  private wait(): void {
    this.become('elsewhere');
    this.queued ??= this.request({ signal: this.closed.signal }).finally(() => (this.queued = undefined));
  }

  private async askOthers(): Promise<void> {
    if (!this.tab.channel) return this.become('editing');
    this.state = 'asking';
    const held = this.answered('held', ANSWER_MS);
    this.say({ kind: 'ask', from: this.tab.id });
    this.become((await held) ? 'elsewhere' : 'editing');
  }

  private hear(message: Message): void {
    if ('to' in message) {
      if (message.to === this.tab.id) this.waiting.get(message.kind)?.();
    } else if (message.kind === 'ask') this.answerAsk(message.from);
    else if (message.kind === 'take') void this.give(message.from);
    else if (this.state === 'elsewhere') this.hearOfEditor(message.kind);
  }

  private hearOfEditor(what: 'released' | 'saved'): void {
    if (what === 'saved') this.events.saved();
    else if (!this.tab.locks) void this.askOthers();
  }

  /** Of two tabs that ask at once the one with the smaller name edits. */
  private answerAsk(from: string): void {
    const isFirst = this.state === 'editing' || (this.state === 'asking' && this.tab.id < from);
    if (isFirst && !this.tab.locks) this.say({ kind: 'held', to: from });
  }

  private async give(to: string): Promise<void> {
    if (this.state !== 'editing') return;
    await this.events.give();
    this.become('elsewhere');
    this.say({ kind: 'given', to });
  }

  private answered(kind: 'held' | 'given', withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isAnswered: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(kind);
        resolve(isAnswered);
      };
      const timer = setTimeout(() => end(false), withinMs);
      this.waiting.set(kind, () => end(true));
    });
  }

  private say(message: Message): void {
    if (!this.closed.signal.aborted) this.tab.channel?.postMessage(message);
  }

  private become(state: TabState): void {
    if (state === this.state || this.closed.signal.aborted) return;
    this.state = state;
    this.events.changed(state);
  }
}
