import type { Day, Instant } from '../core/calendar.ts';

/** A meeting in the flesh, as its organisers tell it: a total of people, never a list. */
export type MeetingTable = { day: Day; title: string; attendees: number | null; known_at: Instant };
