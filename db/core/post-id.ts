import { type Calendar, type Day, type Instant, instant } from './calendar.ts';

/** X's ids hold their moment in milliseconds since this one, above 22 other bits; X tells whole seconds. */
const FIRST_ID = 1_288_834_974_657n;
export const givenAt = (id: string): Instant =>
  instant(Math.floor(Number((BigInt(id) >> 22n) + FIRST_ID) / 1000) * 1000);

/** X shows and counts a post as of its latest version: where that came after midnight, on another day than the post's. */
export const shownOn = (calendar: Calendar, post: { day: Day; latest_id?: string | null }): Day =>
  post.latest_id ? calendar.dayOf(givenAt(post.latest_id)) : post.day;
