import { DOCUMENT, DestroyRef, Injectable, effect, inject, untracked } from '@angular/core';
import { ConnectionStore } from '../connection/connection.store';
import { streamOf } from '../run/states/link-text';
import { OPEN_STREAM } from '../run/states/run-stream.store';
import { SessionStore } from '../session/session.store';
import { NewsWatch, type NewsTopic } from './news-watch';

interface Reader {
  topics: readonly NewsTopic[];
  read: () => void;
}

/** Hears what happens in the instance, by one stream a tab, while somebody is signed in and the tab can be seen. */
@Injectable({ providedIn: 'root' })
export class NewsStore {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  private readonly readers = new Set<Reader>();
  private readonly watch = new NewsWatch({
    open: inject(OPEN_STREAM),
    news: (topics) => this.tell(topics),
    link: (link) => this.connection.news.set(link.kind === 'lost' ? streamOf(link) : null),
  });

  constructor() {
    const follow = (): void => this.follow();
    this.document.addEventListener('visibilitychange', follow);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', follow);
      this.watch.stop();
    });
  }

  /** Begins to follow the session; called once, by the frame of the pages. */
  begin(): void {
    effect(() => {
      this.session.me();
      untracked(() => this.follow());
    });
  }

  /** Calls `read` soon after something of these topics changed, as long as the caller lives. */
  onChange(topics: readonly NewsTopic[], read: () => void): void {
    const reader = { topics, read };
    this.readers.add(reader);
    inject(DestroyRef).onDestroy(() => this.readers.delete(reader));
  }

  private follow(): void {
    if (this.session.me() && !this.document.hidden) return this.watch.start();
    this.watch.stop();
    this.connection.news.set(null);
  }

  private tell(topics: ReadonlySet<NewsTopic>): void {
    for (const { topics: wanted, read } of this.readers) if (wanted.some((topic) => topics.has(topic))) read();
  }
}
