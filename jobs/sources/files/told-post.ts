import type { XPost } from '../x/dialect.ts';
import type { Position } from './bad-file.ts';

/** A post that a file tells of, and where it stands in it. */
export type ToldPost = {
  readonly post: XPost;
  readonly place: Position;
  /** Its time was shown twice, in an autumn night; the first was taken. */
  readonly twice: boolean;
};
