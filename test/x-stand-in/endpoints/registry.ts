import type { Endpoint } from '../endpoint.ts';
import { complianceCreate, complianceJob, complianceList } from './compliance.ts';
import { countsAll, countsRecent } from './counts.ts';
import { quoteTweets, retweetedBy, retweets } from './reposts.ts';
import { searchAll, searchRecent } from './search.ts';
import { userMentions, userTweets } from './timelines.ts';
import { tweetsLookup } from './tweets-lookup.ts';
import { usageTweets } from './usage.ts';
import { userByUsername, usersBy, usersLookup } from './users-lookup.ts';
import { usersSearch } from './users-search.ts';

/** All that the stand-in answers; names without variable come first, so that users/by is not taken for an id. */
export const ENDPOINTS: readonly Endpoint[] = [
  countsRecent,
  countsAll,
  searchRecent,
  searchAll,
  tweetsLookup,
  usersBy,
  usersLookup,
  usersSearch,
  usageTweets,
  complianceCreate,
  complianceList,
  complianceJob,
  retweetedBy,
  retweets,
  quoteTweets,
  userByUsername,
  userTweets,
  userMentions,
];

/** The endpoint of a path such as '/2/tweets/123/retweets', with its variable part; null when there is none. */
export function route(path: string, method = 'GET'): { endpoint: Endpoint; target: string } | null {
  const parts = path.replace(/^\/2\//, '').split('/');
  for (const endpoint of ENDPOINTS) {
    if ((endpoint.method ?? 'GET') !== method) continue;
    const pattern = endpoint.name.split('/');
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part.startsWith(':') || part === parts[index])) continue;
    const variable = pattern.findIndex((part) => part.startsWith(':'));
    const target = variable < 0 ? '' : decodeURIComponent(parts[variable] ?? '');
    // An id is digits: anything else is no such path.
    if (pattern[variable] === ':id' && !/^[0-9]{1,19}$/.test(target)) continue;
    return { endpoint, target };
  }
  return null;
}
