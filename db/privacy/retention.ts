/** Days a post's text is kept once it was read: to sort it, and to check that it still stands. */
export const TEXT_DAYS = 90;
/** Months after the last contact that anything which tells a person apart is kept. */
export const PERSON_MONTHS = 24;
/** Months that it is kept who opened what. */
export const ACCESS_LOG_MONTHS = 6;
/** Months that a volunteer’s access is remembered once it has ended. */
export const STAFF_MONTHS = 3;
/** Months that a shared link is remembered once nobody can open it any more. */
export const SHARED_LINK_MONTHS = 12;
