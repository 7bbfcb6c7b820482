import { instant } from '../../../../db/core/calendar.ts';
import { compareIds, isWire, type Wire, type XPost } from '../../x/dialect.ts';
import { badField } from '../bad-file.ts';

/** A post of the account itself, or what its archive tells of a relay. */
export type ArchivedPost = {
  /** `repostedId` is '' when the archive does not name the post that was reposted. */
  readonly post: XPost;
  /** For a repost: whose post it was, how that post begins, and a post of that account shown within it. */
  readonly reposted: {
    readonly authorId: string;
    readonly begins: string;
    readonly source: string | null;
  } | null;
};

const ID = /^\d{1,20}$/;
/** `Wed Oct 10 20:19:24 +0000 2018` */
const MOMENT = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \+0000 \d{4}$/;
const STATUS = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w+\/status\/(\d{1,20})/i;

/** @throws AppError `import-invalid` when the archive lacks what posts have had since 2015 */
export function archivedPost(wire: Wire, ownerId: string, place: string, line: number): ArchivedPost {
  const bad = (field: string) => badField(place, { line, column: 1 }, field);
  const { id_str: shownId, created_at: createdAt, full_text: full, text = full } = wire;
  if (typeof shownId !== 'string' || !ID.test(shownId)) throw bad('id_str');
  if (typeof createdAt !== 'string' || !MOMENT.test(createdAt)) throw bad('created_at');
  const said = full ?? text;
  if (typeof said !== 'string') throw bad('full_text');
  const clean = said.toWellFormed().replaceAll('\0', '\uFFFD');
  const versions = versionsOf(wire, shownId);
  const reposted = repostIn(wire, clean);
  return {
    reposted,
    post: {
      id: versions[0] ?? shownId,
      shownId,
      versions,
      authorId: ownerId,
      createdAt: instant(createdAt),
      text: clean,
      hasMedia: list(wire.extended_entities, 'media').length > 0,
      isReply: typeof wire.in_reply_to_status_id_str === 'string',
      repostedId: reposted ? namedRepost(wire) : null,
      quotedId: reposted ? null : quotedIn(wire),
    },
  };
}

function versionsOf({ edit_info }: Wire, shownId: string): string[] {
  const info = isWire(edit_info) ? edit_info : {};
  const told =
    isWire(info.edit) && isWire(info.edit.editControlInitial) ? info.edit.editControlInitial : info.initial;
  const ids = isWire(told) && Array.isArray(told.editTweetIds) ? told.editTweetIds : [];
  const known = ids.filter((id): id is string => typeof id === 'string' && ID.test(id));
  return known.length > 1 ? [...new Set([...known, shownId])].sort(compareIds) : [shownId];
}

/** An archive writes a repost as a text that begins so; whom it names first wrote the post. */
function repostIn(wire: Wire, text: string): ArchivedPost['reposted'] {
  const [whole, handle = ''] = /^RT @(\w{1,15}): /.exec(text) ?? [];
  if (!whole) return null;
  const author = list(wire.entities, 'user_mentions').find(
    ({ screen_name }) =>
      typeof screen_name === 'string' && screen_name.toLowerCase() === handle.toLowerCase(),
  );
  const authorId = typeof author?.id_str === 'string' ? author.id_str : '';
  const media = list(wire.extended_entities, 'media').find(
    ({ source_user_id_str, source_status_id_str }) =>
      source_user_id_str === authorId && typeof source_status_id_str === 'string',
  );
  const begins = text.slice(whole.length).replace(/…$/, '');
  return { authorId, begins, source: media ? String(media.source_status_id_str) : null };
}

function namedRepost({ retweeted_status }: Wire): string {
  const id = isWire(retweeted_status) ? retweeted_status.id_str : '';
  return typeof id === 'string' && ID.test(id) ? id : '';
}

/** A quote ends in a link to the post it quotes. */
function quotedIn(wire: Wire): string | null {
  if (typeof wire.quoted_status_id_str === 'string') return wire.quoted_status_id_str;
  const link = list(wire.entities, 'urls').at(-1)?.expanded_url;
  return typeof link === 'string' ? (STATUS.exec(link)?.[1] ?? null) : null;
}

function list(holder: unknown, name: string): Wire[] {
  const listed = isWire(holder) ? holder[name] : [];
  return Array.isArray(listed) ? listed.filter(isWire) : [];
}
