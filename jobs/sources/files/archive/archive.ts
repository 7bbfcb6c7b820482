import type { Entry } from 'yauzl';
import { isWire, type Wire } from '../../x/dialect.ts';
import { badField } from '../bad-file.ts';
import { type ArchivedPost, archivedPost } from './archived-post.ts';
import { arrayItems } from './array-items.ts';
import { badZip, openZip } from './zip.ts';

/** X's archive of one account, as its owner downloads it. */
export type Archive = AsyncDisposable & {
  readonly account: { readonly id: string; readonly username: string };
  posts(): AsyncGenerator<ArchivedPost>;
  /** Ids of posts that were deleted: nothing else is read of them. */
  deleted(): AsyncGenerator<string>;
};

const WANTED = /^(?:[^/]+\/)?data\/((?:account|tweets?|deleted-tweets?)(?:-part\d+)?\.js)$/;

/** @throws AppError `import-invalid` when it is no archive of X, or is not the account's */
export async function openArchive(file: string, account: string): Promise<Archive> {
  const zip = await openZip(file, WANTED);
  try {
    const named = (pattern: RegExp) =>
      zip.entries.filter(({ name }) => pattern.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
    const items = async function* (entries: readonly { name: string; entry: Entry }[]) {
      for (const { name, entry } of entries) {
        const place = `${file} (${name})`;
        for await (const { value, line } of arrayItems(zip.text(entry), place)) {
          if (!isWire(value)) throw badField(place, { line, column: 1 }, 'tweet');
          yield { wire: isWire(value.tweet) ? value.tweet : value, value, line, place };
        }
      }
    };
    const owner = await ownerOf(items(named(/^account/)), file);
    if (owner.username.toLowerCase() !== account.toLowerCase()) throw anothers(file, account);
    const tweets = named(/^tweets?/);
    if (tweets.length === 0) throw noArchive(file);
    return {
      account: owner,
      async *posts() {
        for await (const { wire, line, place } of items(tweets))
          yield archivedPost(wire, owner.id, place, line);
      },
      async *deleted() {
        for await (const { wire } of items(named(/^deleted/))) yield idOf(wire);
      },
      [Symbol.asyncDispose]: () => zip[Symbol.asyncDispose](),
    };
  } catch (error) {
    await zip[Symbol.asyncDispose]();
    throw error;
  }
}

async function ownerOf(items: AsyncIterable<{ value: Wire }>, file: string): Promise<Archive['account']> {
  for await (const { value } of items) {
    const { account } = value;
    if (!isWire(account)) continue;
    const { accountId, username } = account;
    if (typeof accountId === 'string' && typeof username === 'string') return { id: accountId, username };
  }
  throw noArchive(file);
}

const idOf = ({ id_str, id }: Wire): string => String(id_str ?? id ?? '');

const noArchive = (file: string) =>
  badZip(file, {
    fr: 'ce n’est pas une archive de X (data/account.js et data/tweets.js sont attendus)',
    en: 'this is no archive of X (data/account.js and data/tweets.js are expected)',
  });

/** Whose it is, is nobody's business. */
const anothers = (file: string, account: string) =>
  badZip(file, {
    fr: `c’est l’archive d’un autre compte que @${account} ; seule celle du collectif est importée`,
    en: `this is the archive of another account than @${account}; only the collective’s own is imported`,
  });
