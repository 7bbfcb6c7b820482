export const ROLES = ['coordinator', 'publisher', 'steward', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
