/**
 * Whom the column `person` of a file names, by what her pseudonym is made of: an account as posts name it, or any
 * reference of the collective's own.
 */
export function personName(text: string): string {
  if (/^\d{1,20}$/.test(text)) return text;
  return /^@\w{1,15}$/.test(text) ? text.toLowerCase() : `ref:${text.normalize('NFKC').toLowerCase()}`;
}
