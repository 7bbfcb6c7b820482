/** How the wire names things: 'tweet' is specification 2.166, 'post' 2.167. The stand-in thinks in the tweet dialect. */
export type Dialect = 'tweet' | 'post';

/** Keys of answers, tweet dialect to post dialect. */
const ANSWER_KEYS: Readonly<Record<string, string>> = {
  tweets: 'posts',
  referenced_tweets: 'referenced_posts',
  note_tweet: 'note_post',
  edit_history_tweet_ids: 'edit_history_post_ids',
  retweet_count: 'repost_count',
  tweet_count: 'post_count',
  total_tweet_count: 'total_post_count',
  pinned_tweet_id: 'pinned_post_id',
  most_recent_tweet_id: 'most_recent_post_id',
};

/** These four are no fields in the post dialect: they come with an expansion only. */
const EXPANSION_ONLY = ['author_id', 'referenced_posts', 'in_reply_to_user_id', 'edit_history_post_ids'];

const FIELD_NAMES: Readonly<Record<string, string>> = {
  note_post: 'note_tweet',
  referenced_posts: 'referenced_tweets',
};
const EXPANSION_NAMES: Readonly<Record<string, string>> = {
  referenced_posts: 'referenced_tweets.id',
  edit_history_post_ids: 'edit_history_tweet_ids',
};
/** Tells the endpoints that nobody asked for the versions of posts, which the tweet dialect always names. */
export const WITHOUT_HISTORY = 'without_history';

/** An answer in that dialect. */
export function speak(dialect: Dialect, body: unknown): unknown {
  if (dialect === 'tweet') return body;
  if (Array.isArray(body)) return body.map((item) => speak(dialect, item));
  if (typeof body === 'string')
    return body.replace('https://api.twitter.com/2/problems/', 'https://api.x.com/2/problems/');
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [ANSWER_KEYS[key] ?? key, speak(dialect, value)]),
  );
}

/**
 * The query as the endpoints read it, in the tweet dialect. In the post dialect `tweet.fields` still works as an alias
 * of `post.fields` (observed in 2026); in the tweet dialect `post.fields` is an unknown name and is ignored.
 */
export function hear(dialect: Dialect, query: URLSearchParams): URLSearchParams {
  if (dialect === 'tweet') return query;
  const heard = new URLSearchParams(query);
  const expansions = (query.get('expansions') ?? '').split(',').filter(Boolean);
  const asked = (query.get('post.fields') ?? '')
    .split(',')
    .filter((name) => name && !EXPANSION_ONLY.includes(name));
  const fields = asked.map((name) => FIELD_NAMES[name] ?? name);
  const alias = (query.get('tweet.fields') ?? '').split(',').filter(Boolean);
  if (fields.length || alias.length) heard.set('tweet.fields', [...fields, ...alias].join(','));
  if (expansions.length)
    heard.set('expansions', expansions.map((name) => EXPANSION_NAMES[name] ?? name).join(','));
  heard.delete('post.fields');
  const named = expansions.includes('edit_history_post_ids') || alias.includes('edit_history_tweet_ids');
  if (!named) heard.set(WITHOUT_HISTORY, 'true');
  return heard;
}
