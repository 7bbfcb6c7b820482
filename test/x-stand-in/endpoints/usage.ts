import type { Endpoint } from '../endpoint.ts';
import { integer } from '../http/parameters.ts';
import { monthlyCap } from '../prices.ts';

const PROJECT = '1500000000000000001';

/** Posts read this month and by day. In life the numbers are strings; specification 2.166 says integers. */
export const usageTweets: Endpoint = {
  name: 'usage/tweets',
  limits: { app: 50 },
  parameters: ['days'],
  answer({ query, now, usage, behaviour }) {
    const days = integer(query, 'days', 1, 90, 7);
    const number = (value: number): number | string =>
      behaviour.usageNumbers === 'string' ? String(value) : value;
    const today = new Date(now);
    const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
    const recent = usage.days
      .filter(({ date }) => Date.parse(date) > now - days * 86_400_000)
      .map(({ date, posts }) => ({ date, usage: number(posts) }));
    return {
      body: {
        data: {
          project_id: PROJECT,
          project_usage: number(usage.month),
          project_cap: number(monthlyCap(now)),
          cap_reset_day: number(Math.ceil((nextMonth - now) / 86_400_000)),
          ...(recent.length && { daily_project_usage: { project_id: number(1), usage: recent } }),
        },
      },
    };
  },
};
