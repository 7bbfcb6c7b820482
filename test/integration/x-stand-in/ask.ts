import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { createStandIn, type StandIn, type StandInOptions } from '../../x-stand-in/stand-in.ts';

/** What the tests read of X's answers. */
export type Item = {
  id: string;
  text?: string;
  username?: string;
  start?: string;
  end?: string;
  tweet_count?: number;
} & Record<string, unknown>;
export type Told = {
  data?: Item[];
  includes?: { users?: Item[]; tweets?: Item[]; media?: Item[] };
  meta?: {
    result_count?: number;
    next_token?: string;
    newest_id?: string;
    oldest_id?: string;
    total_tweet_count?: number;
  };
  errors?: { message?: string; type?: string; value?: string; title?: string; parameter?: string }[];
  title?: string;
  type?: string;
};
export type Asked = { status: number; headers: Headers; body: Told };
export type Ask = (path: string, query?: Record<string, string>, as?: 'app' | 'user') => Promise<Asked>;

/** A stand-in on a free port, and a way to ask it. */
export async function standInWith(
  options: StandInOptions,
): Promise<{ standIn: StandIn; url: string; ask: Ask }> {
  const standIn = createStandIn(options);
  const url = await standIn.listen();
  const ask: Ask = async (path, query = {}, as = 'app') => {
    const token = as === 'app' ? STAND_IN_CREDENTIALS.bearerToken : STAND_IN_CREDENTIALS.userToken;
    const answer = await fetch(`${url}/2/${path}?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Told };
  };
  return { standIn, url, ask };
}

/** Every page, in the order given; stops after a hundred, as a server that never ends would. */
export async function allPages(
  ask: Ask,
  path: string,
  query: Record<string, string>,
  options: { parameter?: string; as?: 'app' | 'user' } = {},
): Promise<{ pages: Told[]; items: Item[] }> {
  const { parameter = 'next_token', as = 'app' } = options;
  const pages: Told[] = [];
  let token: string | undefined;
  do {
    const { status, body } = await ask(path, token ? { ...query, [parameter]: token } : query, as);
    if (status !== 200 || pages.length === 100)
      throw new Error(`page ${pages.length}: ${JSON.stringify(body)}`);
    pages.push(body);
    token = body.meta?.next_token;
  } while (token);
  return { pages, items: pages.flatMap((page) => page.data ?? []) };
}

export const ids = (items: readonly { id: string }[] | undefined): string[] =>
  (items ?? []).map((item) => item.id);
