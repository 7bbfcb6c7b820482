import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import {
  ANSWERS,
  asked,
  askedFirst,
  declared,
  declaredInTime,
  declaredSoon,
  firstAsk,
  hasTag,
  type Kind,
  relayed,
  requestsOf,
  SLOTS,
  START,
  type Stretch,
} from './world.ts';

/** People whom nobody may find out to be one to four. */
export type Cell = { readonly name: string; readonly holds: (kind: Kind) => boolean };

/** Every stretch between two moments that a table may begin or end at. */
const MOMENTS = [
  '2018-09-26',
  '2018-10-01',
  '2018-11-01',
  '2018-12-01',
  '2019-09-01',
  '2019-09-26',
  '2019-10-01',
  '2020-03-01',
].map(day);
const STRETCHES: Stretch[] = MOMENTS.flatMap((from, index) =>
  MOMENTS.slice(index + 1).map((to) => ({ from, to: addDays(to, -1) })),
);
const said = ({ from, to }: Stretch): string => `from ${from} to ${to}`;

/** Of each stretch and each two slots, those who were there, were there first, again, never, or alone. */
export const CELLS: readonly Cell[] = [
  ...STRETCHES.flatMap((stretch): Cell[] => {
    const before: Stretch = { from: START, to: addDays(stretch.from, -1) };
    const isThere = (kind: Kind) => asked(kind, stretch);
    const name = said(stretch);
    return [
      { name: `asked ${name}`, holds: isThere },
      { name: `asked first ${name}`, holds: (kind) => askedFirst(kind, stretch) },
      { name: `asked again ${name}`, holds: (kind) => isThere(kind) && asked(kind, before) },
      { name: `asked before, not ${name}`, holds: (kind) => !isThere(kind) && asked(kind, before) },
      { name: `asked, not ${name}`, holds: (kind) => !isThere(kind) && asked(kind, EVER) },
      {
        name: `asked only ${name}`,
        holds: (kind) => isThere(kind) && requestsOf(kind, EVER) === requestsOf(kind, stretch),
      },
      { name: `relayed ${name}`, holds: (kind) => relayed(kind, stretch) },
      { name: `asked and not relayed ${name}`, holds: (kind) => isThere(kind) && !relayed(kind, stretch) },
      {
        name: `relayed before, not ${name}`,
        holds: (kind) => !relayed(kind, stretch) && relayed(kind, before),
      },
      { name: `relayed again ${name}`, holds: (kind) => relayed(kind, stretch) && relayed(kind, before) },
      { name: `declared ${name}`, holds: (kind) => declared(kind, stretch) },
      {
        name: `declared, not ${name}`,
        holds: (kind) => kind.declared !== null && !declared(kind, stretch),
      },
      {
        name: `asked first ${name} and declared`,
        holds: (kind) => askedFirst(kind, stretch) && kind.declared !== null,
      },
      {
        name: `asked first ${name} and declared soon`,
        holds: (kind) => askedFirst(kind, stretch) && declaredSoon(kind),
      },
      ...(['E1', 'E2', 'E3'] as const).map((level) => ({
        name: `declared ${name} with ${level}`,
        holds: (kind: Kind) => declared(kind, stretch) && kind.evidence === level,
      })),
      ...ANSWERS.flatMap((answer) => [
        {
          name: `declared ${name} and answered ${answer}`,
          holds: (kind: Kind) => declared(kind, stretch) && kind.answer === answer,
        },
        {
          name: `declared ${name} with E1 and answered ${answer}`,
          holds: (kind: Kind) => declared(kind, stretch) && kind.answer === answer && kind.evidence === 'E1',
        },
      ]),
      ...[true, false].map((isLasting) => ({
        name: `declared ${name} a job that is ${isLasting ? 'lasting' : 'not'}`,
        holds: (kind: Kind) =>
          declared(kind, stretch) && kind.evidence !== 'E1' && kind.isLasting === isLasting,
      })),
      ...(['cdi', 'cdd', 'not_told'] as const).map((contract) => ({
        name: `asked ${name} for ${contract}`,
        holds: (kind: Kind) => isThere(kind) && kind.contract === contract,
      })),
      ...(['erased', 'found_late'] as const).flatMap((kept) => [
        { name: `asked ${name}, ${kept}`, holds: (kind: Kind) => isThere(kind) && kind.kept === kept },
        {
          name: `declared ${name}, ${kept}`,
          holds: (kind: Kind) => declared(kind, stretch) && kind.kept === kept,
        },
      ]),
      {
        name: `asked first ${name} and declared in time`,
        holds: (kind) => askedFirst(kind, stretch) && declaredInTime(kind),
      },
    ];
  }),
  ...SLOTS.flatMap((slot, one) =>
    SLOTS.flatMap((other, two): Cell[] => {
      const [there, alsoThere] = [
        (kind: Kind) => kind.asks[one] === true,
        (kind: Kind) => kind.asks[two] === true,
      ];
      if (one === two)
        return [
          { name: `asked on ${slot} only`, holds: (kind) => there(kind) && requestsOf(kind, EVER) === 1 },
        ];
      const name = `${slot} and ${other}`;
      return [
        { name: `asked on ${name}`, holds: (kind) => there(kind) && alsoThere(kind) },
        { name: `asked on ${slot}, not on ${other}`, holds: (kind) => there(kind) && !alsoThere(kind) },
      ];
    }),
  ),
  ...MOMENTS.flatMap((on): Cell[] => [
    { name: `adopter on ${on}`, holds: (kind) => hasTag(kind, 'adopter', on) },
    { name: `seeker's tag on ${on}`, holds: (kind) => hasTag(kind, 'seeker', on) },
    { name: `both tags on ${on}`, holds: (kind) => hasTag(kind, 'both', on) },
    {
      name: `adopter and no seeker on ${on}`,
      holds: (kind) => hasTag(kind, 'adopter', on) && !hasTag(kind, 'seeker', on),
    },
    {
      name: `seeker and no adopter on ${on}`,
      holds: (kind) => hasTag(kind, 'seeker', on) && !hasTag(kind, 'adopter', on),
    },
  ]),
  { name: 'erased', holds: ({ kept }) => kept === 'erased' },
  { name: 'found late', holds: ({ kept }) => kept === 'found_late' },
  { name: 'asked more than once', holds: (kind) => requestsOf(kind, EVER) > 1 },
  { name: 'declared in time', holds: declaredInTime },
  { name: 'declared late', holds: (kind) => kind.declared !== null && !declaredInTime(kind) },
  { name: 'declared never', holds: (kind) => kind.declared === null },
  ...SLOTS.map(
    (slot): Cell => ({
      name: `asked first on ${slot} and declared late`,
      holds: (kind) => firstAsk(kind) === slot && kind.declared !== null && !declaredInTime(kind),
    }),
  ),
];

/** Those of whom later releases know otherwise than the first. */
export const CHANGES: readonly Cell[] = STRETCHES.flatMap((stretch): Cell[] => {
  const of = (what: string, is: (kind: Kind) => boolean): Cell => ({
    name: `declared ${said(stretch)}, ${what}`,
    holds: (kind) => declared(kind, stretch) && is(kind),
  });
  return [
    of('known otherwise', ({ later }) => later !== null),
    of('answered late on the relay', ({ later }) => later?.answer !== undefined),
    of('took it back or erased', ({ kept, later }) => kept === 'erased' || later?.declared === null),
    of('gave another day', ({ later }) => Boolean(later?.declared)),
    of('told more late', ({ later }) => later?.evidence !== undefined),
    of('told more late, of E1', ({ later, evidence }) => later?.evidence !== undefined && evidence === 'E1'),
    of('still in work', ({ later }) => later?.evidence === 'E3'),
  ];
});
const EVER: Stretch = { from: START, to: SLOTS.at(-1) as Day };
