import { instant } from '../../../db/core/calendar.ts';
import type { Label, Millis } from './model.ts';
import { phrase } from './phrases.ts';
import type { Random } from './random.ts';

/** X doubled the room of a post on that day. */
const LONGER_POSTS = Date.parse('2017-11-07T00:00:00Z');

export function roomAt(at: Millis): number {
  return at < LONGER_POSTS ? 140 : 280;
}

/** How a post shows itself to the collective: by tag, by both tags, by mention. */
export type Channel = 'tag' | 'seeker-tag' | 'both-tags' | 'mention' | 'tag-and-mention';

const SPELLINGS = { '#i4Emploi': 88, '#i4emploi': 7, '#I4EMPLOI': 3, '＃i4Emploi': 2 } as const;

export function channelFor(label: Label, random: Random): Channel {
  if (label === 'seeker_request') {
    return random.weighted({ tag: 62, 'seeker-tag': 7, 'both-tags': 11, mention: 9, 'tag-and-mention': 11 });
  }
  if (label === 'placement_report') return random.weighted({ tag: 72, mention: 14, 'tag-and-mention': 14 });
  return random.weighted({ tag: 86, 'seeker-tag': 3, 'both-tags': 4, mention: 4, 'tag-and-mention': 3 });
}

function signs(channel: Channel, random: Random): string {
  const tag = random.weighted(SPELLINGS);
  if (channel === 'tag') return tag;
  if (channel === 'seeker-tag') return '#i4EmploiR';
  if (channel === 'both-tags') return `${tag} #i4EmploiR`;
  return channel === 'mention' ? '@i4Emploi' : `${tag} @i4Emploi`;
}

/** The text of an invented post: a sentence and its signs, within the room X gave on that day. */
export function wording(label: Label, at: Millis, random: Random, address = ''): string {
  const tail = signs(channelFor(label, random), random);
  const head = address ? `${address} ` : '';
  const room = Math.min(roomAt(at), 140) - head.length - tail.length - 1;
  const first = phrase(label, room, random);
  // After November 2017 some people use the longer room.
  const more = at >= LONGER_POSTS && random.chance(0.25) ? ` ${phrase(label, 120, random)}` : '';
  const text = `${head}${first}${more} ${tail}`;
  if (text.length > roomAt(at)) throw new Error(`a post of ${instant(at)} is too long`);
  return text;
}

/** A post that only looks like it carries the tag: never to be counted. */
export function lookAlikeWording(random: Random): string {
  const tag = random.pick(['#i4EmploiRH', '#i4Emplois', '#i4EmploiSummit', '#i4Emploi_Ouest', 'i4Emploi']);
  return `${phrase('other', 100, random)} ${tag}`;
}
