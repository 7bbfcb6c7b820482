import type { PostLabel } from '../../db/core/labels.ts';
import { contractsIn } from './entities/contracts.ts';
import { occupationIn } from './entities/occupation.ts';
import { placesIn } from './entities/places.ts';
import { clean, tokensOf } from './normalise.ts';

/** The position at stake: sought, obtained, offered or relayed. */
export type Entities = {
  readonly contract: readonly string[];
  readonly place: readonly string[];
  readonly occupation: string;
};

const NOTHING: Entities = { contract: [], place: [], occupation: '' };

/** What a post says of the position at stake; nothing for `other`, and only what is relayed for a relay. */
export function entitiesOf(text: string, label: PostLabel): Entities {
  if (label === 'other') return NOTHING;
  const tidy = clean(text);
  if (label !== 'relay_support') return read(tidy);
  const relayed = relayedPart(tidy);
  if (relayed) return read(relayed);
  const listed = listedIn(tidy);
  if (listed)
    return {
      ...read(listed.join()),
      place: placesIn(tokensOf(tidy), tidy),
      occupation: read(listed.find(namesTrade) ?? '').occupation,
    };
  // « Les Gersois, allez voir le fil de @… #Auch »: one person is relayed, somewhere.
  return SOMEBODY.test(tidy) ? { ...NOTHING, place: placesIn(tokensOf(tidy), tidy) } : NOTHING;
}

function relayedPart(text: string): string | null {
  const byHand = /^\W{0,3}rt\s{0,3}@\w{1,20}\s{0,2}:?/i.exec(text);
  if (byHand) return text.slice(byHand[0].length);
  const [start, end] = [text.indexOf('«'), text.indexOf('»')];
  if (start < 0 || end <= start) return null;
  const quoted = text.slice(start + 1, end);
  return /https?:/.test(text) || ((start === 0 || SOMEBODY.test(text)) && namesTrade(quoted)) ? quoted : null;
}

const SOMEBODY = /@(?!i4emploi\b)\w/i;
const namesTrade = (text: string): boolean => occupationIn(tokensOf(text), text) !== '';

/** Who a relay lists, the first one at least: « @… (cariste, Reims), @… » or « ce soir : une soudeuse, un cuisinier ». */
function listedIn(text: string): readonly string[] | null {
  const bracketed = /@\w{1,20} {0,2}\(([^)]{1,80})\)/.exec(text)?.[1];
  if (bracketed) return [bracketed];
  const [, after = ''] = text.split(':', 2);
  const [list = ''] = after.split(/[.!?]/, 1);
  const parts = list.split(',');
  return parts.filter(namesTrade).length >= 2 ? parts : null;
}

function read(text: string): Entities {
  const tokens = tokensOf(text).filter(({ word }) => !/^(i4emploir?|https?)/.test(word));
  return {
    contract: contractsIn(tokens),
    place: placesIn(tokens, text),
    occupation: occupationIn(tokens, text).trim(),
  };
}
