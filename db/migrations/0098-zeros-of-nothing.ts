import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Earlier versions told a zero of what nobody had noted or read: job starts, people at meetings, followers of who
 * relayed, what an archive holds none of. The days of the figures that still stand so are to be worked out anew, once,
 * by the next night: it writes “not measured” beside them, and what was known before stays what was known by then.
 * A month, a year is worked out anew by any day of it, the collective's first month by one after the collective began.
 */
export function zerosOfNothing(): Migration {
  return {
    async up(db: Kysely<never>) {
      for (const { family, told } of TOLD)
        await sql`
          insert into dirty_day (family, day)
          select distinct ${sql.lit(family)}, case grain when 'month' then substr(start_day, 1, 8) || '28' else start_day end
          from measure
          where superseded_at is null and state = 'measured' and grain <> 'all' and ${told}
          on conflict do nothing`.execute(db);
    },
  };
}

const NOTHING = sql`coalesce(value, low) = 0`;
const TOLD = [
  {
    family: 'placements',
    told: sql`indicator = 'job_declarations_period' and dimension = 'start' and ${NOTHING}`,
  },
  {
    family: 'data-quality',
    told: sql`indicator = 'irl_events' and dimension = 'attendees' and ${NOTHING} and n > 0`,
  },
  {
    family: 'retweet-reach',
    told: sql`indicator in ('potential_views_gross', 'potential_audience_bounds') and ${NOTHING} and exists (
      select 1 from tally
      where name in ('views unread by collective', 'views unread by community', 'relayers unread')
        and tally.grain = measure.grain and tally.start_day = measure.start_day and amount > 0)`,
  },
  {
    family: 'retweet-reach',
    told: sql`indicator in ('collective_relays', 'community_relays', 'relayers_distinct', 'seekers_relayed')
      and low = 0 and high is null and coverage = 0`,
  },
  {
    family: 'seeker-requests',
    told: sql`indicator in ('seeker_requests', 'seekers_distinct', 'hashtag_authors')
      and low = 0 and high is null and coverage = 0`,
  },
  {
    family: 'bio-adopters',
    told: sql`indicator in ('bio_adopters', 'seeker_bio_accounts', 'both_tags_bio_accounts')
      and low = 0 and reason = 'imported_partial'`,
  },
] as const;
