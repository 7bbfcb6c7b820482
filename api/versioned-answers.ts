import { hash } from 'node:crypto';
import { readStoreVersion } from '../db/queries/nights.ts';
import type { Readers } from '../db/replica/readers.ts';
import type { Store } from '../db/store.ts';
import { AnswerCache } from './answer-cache.ts';
import type { Reader } from './auth/require-session.ts';
import type { Context } from './context.ts';
import { type Encoding, encode } from './encoding.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import type { Operation } from './operation.ts';
import type { WhileUnchanged } from './while-unchanged.ts';

/** What an address asks, as it was understood: whatever else stands in the address makes no other question. */
export type Question = {
  readonly of: Operation;
  readonly params: unknown;
  readonly query: unknown;
  /** All of it, as a text. */
  readonly text: string;
};

/** How an answer is wanted, and which versions of it whoever asks has already (If-None-Match). */
export type Wanted = { readonly encoding: Encoding; readonly known: string | undefined };

/** An answer as it leaves, with all of its headers. */
export type VersionedAnswer = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
};

const NOTHING = Buffer.alloc(0);

/** Answers that change with the store only: each is made, and compressed, once for each version of it. */
export class VersionedAnswers {
  readonly #context: Context;
  readonly #readers: Readers;
  readonly #kept: WhileUnchanged;
  readonly #cache = new AnswerCache();
  readonly #shape: string;
  readonly #everyAnswer: Readonly<Record<string, string>>;

  constructor(context: Context, readers: Readers, kept: WhileUnchanged) {
    this.#context = context;
    this.#readers = readers;
    this.#kept = kept;
    this.#shape = fingerprint(context);
    this.#everyAnswer = {
      ...securityHeaders(context.publicUrl),
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept-Encoding',
    };
  }

  /** The answer to this reader where it stands ready, or that he has it already; null: it has to be made. */
  find(question: Question, reader: Reader, wanted: Wanted): Promise<VersionedAnswer | null> {
    return this.#read(reader, async (_store, version) => this.#standing(question, reader, wanted, version));
  }

  /** The answer to this reader, made where it does not stand ready. */
  make(question: Question, reader: Reader, wanted: Wanted): Promise<VersionedAnswer> {
    return this.#read(reader, async (store, version) => {
      const standing = this.#standing(question, reader, wanted, version);
      if (standing) return standing;
      const text = textOf(question, reader, 'identity');
      const plain =
        this.#cache.find(text, version) ?? (await bytesOf({ ...this.#context, store }, question, reader));
      this.#cache.keep(text, version, plain);
      const body = await encode(plain, wanted.encoding);
      this.#cache.keep(textOf(question, reader, wanted.encoding), version, body);
      return this.#sent(question, wanted.encoding, version, body);
    });
  }

  #read<Result>(reader: Reader, work: (store: Store, version: string) => Promise<Result>): Promise<Result> {
    return this.#readers.read(reader.who?.write_position ?? null, async (store) =>
      work(store, `${this.#shape}-${await this.#versionOf(store)}${scopeOf(reader)}`),
    );
  }

  #standing(question: Question, reader: Reader, { encoding, known }: Wanted, version: string) {
    if (known?.includes(`"${version}"`))
      return { status: 304, headers: { ...this.#everyAnswer, ETag: tagOf(version) }, body: NOTHING } as const;
    const body = this.#cache.find(textOf(question, reader, encoding), version);
    return body && this.#sent(question, encoding, version, body);
  }

  #sent({ of }: Question, encoding: Encoding, version: string, body: Buffer): VersionedAnswer {
    return {
      status: 200,
      headers: {
        ...this.#everyAnswer,
        ETag: tagOf(version),
        'Content-Type': `${of.media}; charset=utf-8`,
        'Content-Length': body.length,
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      },
      body,
    };
  }

  /** Answers speak up to today while nothing is collected yet: the day is part of the version. */
  #versionOf({ db }: Store): Promise<string> {
    const { calendar, clock } = this.#context;
    const today = calendar.dayOf(clock.now());
    return this.#kept.read(`version ${today}`, async () => digest(`${today}.${await readStoreVersion(db)}`));
  }
}

/** Never what others are answered: an operation that has nothing for links answers none. */
async function bytesOf(
  context: Context,
  { of, params, query }: Question,
  { link, who }: Reader,
): Promise<Buffer> {
  if (link && !of.shared) throw new TypeError(`${of.id} is not for shared links`);
  const made = await (link && of.shared
    ? of.shared(context, { params, query, link })
    : of.handle(context, { params, query, who }));
  return Buffer.from(of.media === 'text/csv' ? String(made) : JSON.stringify(made));
}

/** What a link shows never changes: its number stands for it, and nobody else’s answer can be taken for its own. */
const scopeOf = ({ link }: Reader): string => (link ? `-link-${link.id}-${link.expiresAt ?? ''}` : '');
const textOf = ({ text }: Question, reader: Reader, encoding: Encoding): string =>
  `${encoding}${scopeOf(reader)} ${text}`;

const tagOf = (version: string): string => `W/"${version}"`;

/** Changes with the catalogue and with each start, so that a new release never answers 304 for an old shape. */
function fingerprint({ catalogue, clock }: Context): string {
  return digest(`${clock.now()}${JSON.stringify(catalogue)}`);
}

const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16);
