import { daysBetween } from '../../../../db/core/calendar.ts';
import type { Millis, Post } from '../model.ts';
import { type Period, parisDay, within } from './periods.ts';
import { RELAY_WINDOW } from './relays.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';
import { ratio } from './statistics.ts';

const [WINDOW_DAYS, ...OTHER_WINDOWS] = [180, 90, 365] as const;

/** The first post of each author. */
function firstByAuthor(posts: readonly Post[]): Map<string, Millis> {
  const first = new Map<string, Millis>();
  for (const { authorId, createdAt } of posts) {
    first.set(authorId, Math.min(createdAt, first.get(authorId) ?? Infinity));
  }
  return first;
}

function cohort(
  requests: readonly Post[],
  placements: readonly Post[],
  period: Period,
  { cutoffEnd, days }: { cutoffEnd: Millis; days: number },
) {
  const people = [...firstByAuthor(requests)].filter(
    ([, asked]) => within(asked, period) && daysBetween(parisDay(asked), parisDay(cutoffEnd - 1)) >= days,
  );
  const declared = people.filter(([author, asked]) =>
    placements.some(({ authorId, createdAt }) => {
      const after = daysBetween(parisDay(asked), parisDay(createdAt));
      return authorId === author && after >= 0 && after <= days;
    }),
  );
  return { share: ratio(declared.length, people.length), people: people.length };
}

/**
 * Of the same people, the share of whom a request within the window was relayed in it, and within seven days.
 * @param isRead whether a reading found the post: its relays are those that stood when read, of any other all count
 */
function relayedShare(
  scene: Scene,
  requests: readonly Post[],
  period: Period,
  cutoffEnd: Millis,
  isRead: (post: Post) => boolean,
) {
  const first = firstByAuthor(requests);
  const people = [...first].filter(
    ([, asked]) =>
      within(asked, period) && daysBetween(parisDay(asked), parisDay(cutoffEnd - 1)) >= WINDOW_DAYS,
  );
  const inWindow = (asked: Millis, at: Millis) => daysBetween(parisDay(asked), parisDay(at)) <= WINDOW_DAYS;
  const relayed = people.filter(([author, asked]) =>
    requests.some(
      (request) =>
        request.authorId === author &&
        (scene.pairsOf.get(request.id) ?? []).some((pair) => {
          const at = isRead(request) ? pair.seen?.at : pair.at;
          return at !== undefined && at - request.createdAt <= RELAY_WINDOW && inWindow(asked, at);
        }),
    ),
  );
  return { share: ratio(relayed.length, people.length), people: people.length };
}

/**
 * job_declarations_cumulative: persons with a public declaration from the start to the end of the period.
 * job_declarations_period: persons whose first declaration falls in the period.
 * declared_share_cohort: of the persons whose first request falls in the period, at least 180 Paris days before the
 * cutoff day, the share who declared within 180 Paris days after it; `n` is the number of persons. `:90`, `:365`: the
 * same within so many days. relayed_share_cohort: of the same persons, the share who were relayed within 180 Paris days;
 * `:known`, of what a reading found.
 * `visible` counts only posts that a reading found.
 */
export function declarationTruth(scene: Scene, period: Period, cutoffEnd: Millis): TruthRow[] {
  const seenPlacements = scene.placements.filter((post) => scene.isSeen(post));
  const seenRequests = scene.requests.filter((post) => scene.isSeen(post));
  const until = (posts: readonly Post[]): number =>
    [...firstByAuthor(posts).values()].filter((at) => at < period.end).length;
  const during = (posts: readonly Post[]): number =>
    [...firstByAuthor(posts).values()].filter((at) => within(at, period)).length;
  const cohortRow = (days: number, key: string): TruthRow => {
    const whole = cohort(scene.requests, scene.placements, period, { cutoffEnd, days });
    const seen = cohort(seenRequests, seenPlacements, period, { cutoffEnd, days });
    const share = { value: whole.share, visible: seen.share, n: whole.people, visibleN: seen.people };
    return { key, period: period.name, ...share };
  };
  const isSeen = (post: Post) => scene.isSeen(post);
  const relayed = relayedShare(scene, scene.requests, period, cutoffEnd, isSeen);
  const seenRelayed = relayedShare(scene, seenRequests, period, cutoffEnd, isSeen);
  return [
    {
      key: 'job_declarations_cumulative',
      period: period.name,
      value: until(scene.placements),
      visible: until(seenPlacements),
    },
    {
      key: 'job_declarations_period',
      period: period.name,
      value: during(scene.placements),
      visible: during(seenPlacements),
    },
    cohortRow(WINDOW_DAYS, 'declared_share_cohort'),
    ...OTHER_WINDOWS.map((days) => cohortRow(days, `declared_share_cohort:${days}`)),
    {
      key: 'relayed_share_cohort',
      period: period.name,
      value: relayed.share,
      visible: seenRelayed.share,
      n: relayed.people,
      visibleN: seenRelayed.people,
    },
    {
      key: 'relayed_share_cohort:known',
      period: period.name,
      value: seenRelayed.share,
      n: seenRelayed.people,
      visibleN: seenRelayed.people,
    },
  ];
}
