import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of these entries, as small as the format allows. `lie` writes another size than the true one. */
export function zipOf(entries: Readonly<Record<string, string>>, lie = 0): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length + lie, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  const count = Object.keys(entries).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

export type ArchivedTweet = { id: string; at: string; text: string } & Record<string, unknown>;

/** The archive of an account as X hands it out; all in it is invented. */
export function archiveOf(account: { id: string; username: string }, tweets: readonly ArchivedTweet[]) {
  const part = (name: string, rows: readonly object[]): string =>
    `window.YTD.${name}.part0 = ${JSON.stringify(rows, null, 2)}`;
  const wires = tweets.map(({ id, at, text, ...more }) => ({
    tweet: { id_str: id, id, created_at: archiveDate(at), full_text: text, ...more },
  }));
  return zipOf({
    'README.txt': 'inventé',
    'data/account.js': part('account', [
      { account: { accountId: account.id, username: account.username, email: 'x@example.org' } },
    ]),
    'data/tweets.js': part('tweets', wires),
    'data/deleted-tweets.js': part('deleted_tweets', [{ tweet: { id_str: '1', full_text: 'un secret' } }]),
    'data/tweets_media/1-image.jpg': 'x',
  });
}

/** `Wed Oct 10 20:19:24 +0000 2018` */
function archiveDate(at: string): string {
  const [day, date, month, year, time] = new Date(at).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${time} +0000 ${year}`;
}
