import type { Random } from './random.ts';
import { SUBJECTS, TOWNS, TRADES } from './vocabulary.ts';

/** What a bio says of the collective: nothing, one tag, both, or something that only looks like a tag. */
export type BioSign = 'none' | 'collective' | 'seeker' | 'both' | 'look-alike';

const COLLECTIVE_SIGNS = [
  '#i4Emploi',
  '#i4Emploi',
  '#i4Emploi',
  '#i4emploi',
  '#I4EMPLOI',
  '＃i4Emploi',
] as const;
const LOOK_ALIKES = [
  '#i4EmploiRH',
  '#i4Emplois',
  '@i4Emploi',
  '#i4EmploiLyon',
  '#i4Emploi_Ouest',
  '#i4Empl0i',
  'i4Emploi',
  'https://exemple.org/bio#i4Emploi',
  '#i4EmploiR·se',
  '2015#i4Emploi',
  '#i4Emploi#RH',
] as const;

function sign(which: BioSign, random: Random): string {
  if (which === 'none') return '';
  if (which === 'look-alike') return random.pick(LOOK_ALIKES);
  const seeker = random.pick(['#i4EmploiR', '#i4EmploiR', '#i4emploir']);
  const collective = random.pick(COLLECTIVE_SIGNS);
  if (which === 'both') return `${collective} ${seeker}`;
  return which === 'seeker' ? seeker : collective;
}

/** An invented bio; the sign stands at the end, at the start or in brackets. */
export function bio(which: BioSign, random: Random): string {
  const base = `${random.pick(TRADES)}, ${random.pick(TOWNS)}. J’aime ${random.pick(SUBJECTS)}`;
  const mark = sign(which, random);
  if (!mark) return base;
  const place = random.weighted({ end: 6, start: 2, brackets: 2 });
  if (place === 'start') return `${mark} ${base}`;
  return place === 'end' ? `${base}. ${mark}` : `${base} (${mark})`;
}
