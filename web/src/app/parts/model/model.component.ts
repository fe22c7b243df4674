import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { ModelView } from './model-view';
import { OPEN_MODEL_VIEW } from './model-view.store';

type State = 'loading' | 'ready' | 'failed' | 'unsupported';

const TURN = Math.PI / 24;
const NEARER = 1.15;

/** A GLB to look at from all sides, with the list of its parts. What draws it is loaded when it is first shown. */
@Component({
  selector: 'hm-model',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './model.component.html',
  styleUrl: './model.component.css',
})
export class ModelComponent {
  private readonly open = inject(OPEN_MODEL_VIEW);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly view = signal<ModelView | null>(null);
  private isClosed = false;

  /** Of a GLB on this server. */
  readonly url = input.required<string>();
  /** What it is a model of. */
  readonly label = input.required<string>();

  protected readonly state = signal<State>('loading');
  protected readonly keys = signal<readonly string[]>([]);
  protected readonly hovered = signal<string | null>(null);
  protected readonly selected = signal<string | null>(null);
  /** A model in which no part has a name needs no list. */
  protected readonly parts = computed(() => {
    const keys = this.keys();
    return keys.some((key) => key !== '') ? keys.map((key) => ({ key, name: key || 'no part' })) : [];
  });

  constructor() {
    afterNextRender(() => void this.start());
    inject(DestroyRef).onDestroy(() => {
      this.isClosed = true;
      this.view()?.close();
    });
    effect(() => {
      const [view, url] = [this.view(), this.url()];
      if (view) untracked(() => void this.load(view, url));
    });
    effect(() => this.view()?.mark({ hovered: this.hovered(), selected: this.selected() }));
  }

  protected loadAgain(): void {
    const view = this.view();
    if (view) void this.load(view, this.url());
    else void this.start();
  }

  protected select(part: string | null): void {
    this.selected.update((before) => (before === part ? null : part));
  }

  protected reset(): void {
    this.selected.set(null);
    this.view()?.reset();
  }

  /** Keys that do something here do nothing on the page around it. */
  protected press(event: KeyboardEvent): void {
    const view = this.view();
    const run = view && KEYS[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    run(view);
  }

  private async start(): Promise<void> {
    this.state.set('loading');
    const pointer = { hover: (part: string | null) => this.hovered.set(part), select: this.select.bind(this) };
    const view = await this.open(this.canvas().nativeElement, pointer).catch(() => undefined);
    if (this.isClosed) return view?.close();
    if (view) this.view.set(view);
    else this.state.set(view === null ? 'unsupported' : 'failed');
  }

  private async load(view: ModelView, url: string): Promise<void> {
    this.state.set('loading');
    this.selected.set(null);
    // A loader does not say why in words that would help.
    const keys = await view.load(url).catch(() => null);
    if (this.isClosed || url !== this.url()) return;
    this.keys.set(keys ?? []);
    this.state.set(keys ? 'ready' : 'failed');
  }
}

const KEYS: Readonly<Record<string, (view: ModelView) => void>> = {
  ArrowLeft: (view) => view.turn(-TURN, 0),
  ArrowRight: (view) => view.turn(TURN, 0),
  ArrowUp: (view) => view.turn(0, TURN),
  ArrowDown: (view) => view.turn(0, -TURN),
  '+': (view) => view.approach(NEARER),
  '=': (view) => view.approach(NEARER),
  '-': (view) => view.approach(1 / NEARER),
  '0': (view) => view.reset(),
};
