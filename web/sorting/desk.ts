import type {
  DecidedAnswer,
  SortingLabel,
  SortingState,
  TakenAnswer,
  UndoneAnswer,
  WaitingPost,
} from '../../api/contract/sorting.ts';
import { AnswerError } from '../site/fetch-answer.ts';

/** A decision as the person took it; `sameAs` merges the post with another one. */
export type Choice = { readonly label: SortingLabel; readonly sameAs?: string };

/** What has just happened, for whoever looks and whoever listens. */
export type News =
  | { readonly kind: 'sorted'; readonly label: SortingLabel; readonly merged: boolean }
  | { readonly kind: 'undone' | 'aside' | 'nothing-to-undo' | 'text-gone' }
  /** Somebody else was faster: the post is theirs. */
  | { readonly kind: 'taken'; readonly sentence: string }
  /** Not saved: the post is back. */
  | { readonly kind: 'failed'; readonly sentence: string };

export type DeskView = {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly error: AnswerError | null;
  /** The first one is on the desk. */
  readonly posts: readonly WaitingPost[];
  readonly aside: readonly string[];
  readonly label: SortingLabel | null;
  readonly state: SortingState | null;
  /** Decisions on their way, and whether one had to be sent again. */
  readonly sending: number;
  readonly offline: boolean;
  readonly news: News | null;
};

export type DeskPorts = {
  send<T>(path: string, body: object): Promise<T>;
  /** Waits before a decision is sent again. */
  pause(ms: number): Promise<void>;
  onChange(view: DeskView): void;
};

/** A tunnel or a lift is over within half a minute; then the post comes back instead. */
const PAUSES_MS = [1_000, 3_000, 8_000, 15_000];
const FEWEST_AHEAD = 3;

/**
 * The desk of one person: the post leaves at once when it is decided and comes back if the decision could not be
 * kept. Nothing is shown as saved that is not.
 */
export class Desk {
  readonly #ports: DeskPorts;
  #view: DeskView = {
    phase: 'loading',
    error: null,
    posts: [],
    aside: [],
    label: null,
    state: null,
    sending: 0,
    offline: false,
    news: null,
  };
  /** Decisions of this session that stand, the last one last: undone in that order. */
  #done: (number | Promise<number | null>)[] = [];
  #decided = new Set<string>();
  #filling: Promise<void> | null = null;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  get view(): DeskView {
    return this.#view;
  }

  /** Reads the first posts; what was decided earlier today can be undone. */
  async open(): Promise<void> {
    await this.#fill();
    this.#done = [...(this.#view.state?.today.latest ?? [])].reverse();
  }

  /** Shows only what is proposed as this; null: everything. */
  async choose(label: SortingLabel | null): Promise<void> {
    this.#set({ label, posts: [], phase: 'loading', news: null });
    await this.#filling;
    await this.#fill();
  }

  /** Decides about the post on the desk; resolves once it is kept, refused or back. */
  async decide(choice: Choice): Promise<void> {
    const [post, ...posts] = this.#view.posts;
    if (!post) return;
    this.#decided.add(post.id);
    const { label, sameAs } = choice;
    const merged = sameAs !== undefined;
    this.#set({ posts, sending: this.#view.sending + 1, news: { kind: 'sorted', label, merged } });
    const sent = this.#send<DecidedAnswer>('sorting/decisions', {
      post: post.id,
      last: post.last,
      label,
      ...(merged && { sameAs }),
    });
    const kept: Promise<number | null> = sent.then(
      ({ decision, state }) => {
        this.#set({ state, sending: this.#view.sending - 1 });
        return decision;
      },
      (cause: unknown) => {
        this.#done = this.#done.filter((one) => one !== kept);
        this.#set({ sending: this.#view.sending - 1 });
        this.#refused(post, cause);
        return null;
      },
    );
    this.#done.push(kept);
    void this.#refill();
    await kept;
  }

  /** Takes the last decision back, waiting first until it is kept. */
  async undo(): Promise<void> {
    const last = this.#done.pop();
    if (last === undefined) return this.#set({ news: { kind: 'nothing-to-undo' } });
    const decision = await last;
    // It could not be kept: the post is back, or somebody else's.
    if (decision === null) return;
    try {
      const { post, state } = await this.#send<UndoneAnswer>('sorting/undone', { decision });
      if (post) this.#decided.delete(post.id);
      const posts = post ? [post, ...this.#view.posts.filter(({ id }) => id !== post.id)] : this.#view.posts;
      this.#set({ posts, state, news: { kind: post ? 'undone' : 'text-gone' } });
    } catch (cause) {
      const error = errorOf(cause);
      if (error.status !== 409 && error.status !== 404) this.#done.push(decision);
      this.#set({ news: { kind: error.status === 409 ? 'taken' : 'failed', sentence: error.message } });
    }
  }

  /** Leaves the post on the desk to somebody else, or for later. */
  async layAside(): Promise<void> {
    const [post, ...posts] = this.#view.posts;
    if (!post) return;
    const aside = [...this.#view.aside, post.id].slice(-100);
    this.#set({ posts, aside, news: { kind: 'aside' } });
    await this.#refill();
  }

  /** Brings back what was laid aside. */
  async takeBack(): Promise<void> {
    this.#set({ aside: [], phase: 'loading', news: null });
    await this.#fill();
  }

  async #refill(): Promise<void> {
    if (this.#view.posts.length < FEWEST_AHEAD) await this.#fill();
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#take().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  async #take(): Promise<void> {
    const { label, aside } = this.#view;
    try {
      const answer = await this.#send<TakenAnswer>('sorting/posts', {
        ...(label && { label }),
        ...(aside.length > 0 && { skip: aside }),
      });
      if (label !== this.#view.label) return;
      const here = new Set(this.#view.posts.map(({ id }) => id));
      const fresh = answer.posts.filter(
        ({ id }) => !here.has(id) && !this.#decided.has(id) && !this.#view.aside.includes(id),
      );
      // What is on the desk stays where it is: nothing moves under the eyes of who reads.
      this.#set({
        posts: [...this.#view.posts, ...fresh],
        state: answer.state,
        phase: 'ready',
        error: null,
      });
    } catch (cause) {
      // With posts in hand the work goes on; the next decision tries again.
      if (this.#view.posts.length > 0) return;
      this.#set({ phase: 'failed', error: errorOf(cause) });
    }
  }

  #refused(post: WaitingPost, cause: unknown): void {
    const error = errorOf(cause);
    if (error.status === 409 || error.status === 404) {
      this.#set({ news: { kind: 'taken', sentence: error.message } });
      return;
    }
    this.#decided.delete(post.id);
    this.#set({
      posts: [post, ...this.#view.posts],
      news: { kind: 'failed', sentence: error.message },
    });
  }

  /** Sends again what the network lost: the service knows a decision that comes twice. */
  async #send<T>(path: string, body: object): Promise<T> {
    for (const wait of [...PAUSES_MS, null]) {
      try {
        const answer = await this.#ports.send<T>(path, body);
        if (this.#view.offline) this.#set({ offline: false });
        return answer;
      } catch (cause) {
        const lost = cause instanceof AnswerError && (cause.status === 0 || cause.status === 503);
        if (!lost || wait === null) {
          if (this.#view.offline) this.#set({ offline: false });
          throw cause;
        }
        this.#set({ offline: true });
        await this.#ports.pause(wait);
      }
    }
    throw new Error('unreachable');
  }

  #set(change: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...change };
    this.#ports.onChange(this.#view);
  }
}

export const errorOf = (cause: unknown): AnswerError =>
  cause instanceof AnswerError ? cause : new AnswerError('unreadable', 0, String(cause), { cause });
