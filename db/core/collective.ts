import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Day, parseDay } from './calendar.ts';
import { AppError } from './errors.ts';

const Tag = z.string().regex(/^[\p{L}\p{N}_]+$/u, 'a tag without its #');
const DayText = z.custom<Day>(
  (value) => typeof value === 'string' && parseDay(value) !== null,
  'a day, YYYY-MM-DD',
);

/** Dated entries are looked up from the end: each must be later than the one before it. */
const inOrder = (entries: readonly { from: Day }[]): boolean =>
  entries.every(({ from }, index) => index === 0 || from > (entries[index - 1] as { from: Day }).from);
const ORDER = 'dates that go forward';

const CollectiveFile = z.strictObject({
  name: z.string().min(1),
  /** The collective's account, without @. */
  account: z.string().regex(/^[A-Za-z0-9_]{1,15}$/),
  /** Shown by people who relay. */
  tag: Tag,
  /** Shown by people who look for work. */
  seekerTag: Tag,
  startDay: DayText,
  /** Where people write to about their data: an e-mail address or a page. Without it, the account is named. */
  contact: z
    .union([z.email(), z.url({ protocol: /^https$/ })])
    .nullable()
    .default(null),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'an IANA time zone'),
  /** US dollars per unit, from a day on; the last entry whose day is not later applies. */
  prices: z
    .array(
      z.strictObject({
        from: DayText,
        postRead: z.number().nonnegative(),
        userRead: z.number().nonnegative(),
        ownedRead: z.number().nonnegative(),
        countsRecent: z.number().nonnegative(),
        countsAll: z.number().nonnegative(),
      }),
    )
    .min(1)
    .refine(inOrder, ORDER),
  /** What reading X may cost in a calendar month (UTC), in US dollars, from a day on. */
  caps: z
    .array(z.strictObject({ from: DayText, dollarsPerMonth: z.number().nonnegative() }))
    .min(1)
    .refine(inOrder, ORDER),
  /** Below this an edition is not printed, unless a publisher writes why it is all the same. */
  thresholds: z
    .strictObject({
      /** The share of the year's hours that were collected, of each family. */
      coverage: z.number().min(0).max(1).default(0.9),
    })
    .prefault({}),
  /** How bios are read. */
  bios: z
    .strictObject({
      /** Known accounts looked up again each night; nights missed are made up for, a month at most. */
      panelPerNight: z.int().min(0).max(1000).default(20),
      /** The whole search begins so many days before each anniversary. */
      sweepDaysBefore: z.int().min(1).max(60).default(7),
    })
    .prefault({}),
});

/** What the service must know of its collective: collective.json, checked. */
export type Collective = z.infer<typeof CollectiveFile>;

/** Of dated entries the one that holds on a day: the last whose day is not later, else the first. */
export function inForce<T extends { from: Day }>(entries: readonly T[], day: Day): T {
  return entries.findLast(({ from }) => from <= day) ?? (entries[0] as T);
}

/** @throws AppError naming the file and its first wrong field */
export function readCollective(path: string): Collective {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AppError({
      code: 'collective-unreadable',
      status: 400,
      fr: `Le fichier ${path} manque ou n’est pas du JSON correct.`,
      en: `The file ${path} is missing or is not valid JSON.`,
      cause,
    });
  }
  const result = CollectiveFile.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || (issue && 'keys' in issue ? String(issue.keys) : '?');
  throw new AppError({
    code: 'collective-invalid',
    status: 400,
    field,
    fr: `${path} : le champ « ${field} » est incorrect (${issue?.message}).`,
    en: `${path}: the field "${field}" is wrong (${issue?.message}).`,
  });
}
