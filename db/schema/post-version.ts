/** A later version of a post that was edited: X gives it an id of its own, the first one names the post. */
export type PostVersionTable = {
  version_id: string;
  post_id: string;
};
