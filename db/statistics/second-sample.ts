import { createHmac } from 'node:crypto';

/** One post of twenty is sorted by a second person. */
const SHARE = 0.05;

/**
 * Whether a post belongs to the sample that is sorted twice: by a keyed digest of its id, so that it is the same
 * for ever, that nobody can choose it, and that who has not the key cannot tell which posts will be read again.
 * @param key kept outside the database
 */
export function secondSample(key: string): (postId: string) => boolean {
  return (postId) => {
    const digest = createHmac('sha256', key).update(`second reading ${postId}`).digest();
    return digest.readUInt32BE() < SHARE * 2 ** 32;
  };
}
