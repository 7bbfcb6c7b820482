import { type Findings, insiders, knowsOfNoOther, recovered } from './adversary.ts';
import { type Lived, type openPress, publish, withOneChange } from './published.ts';
import type { Released } from './standing.ts';

/** What each reader there is finds in a world that is published, who they are, and the releases. */
export async function readAgain(
  press: Awaited<ReturnType<typeof openPress>>,
  one: Lived,
): Promise<Findings & { releases: readonly Released[] }> {
  const releases = await publish(press, one);
  const found = [named('a stranger', recovered(one.world, releases))];
  if (releases.length > 1) {
    for (const knowledge of insiders(one.world))
      found.push(named('who knows all others that changed', recovered(one.world, releases, knowledge)));
    for (const { one: kind, alone } of withOneChange(one)) {
      const again = await publish(press, alone);
      found.push(
        named('who knows that nobody else changed', recovered(alone.world, again, knowsOfNoOther(kind))),
      );
    }
  }
  return {
    found: found.flatMap((one) => one.found),
    undecided: found.flatMap((one) => one.undecided),
    releases,
  };
}

const named = (reader: string, { found, undecided }: Findings): Findings => ({
  found: found.map((group) => `${group}, by ${reader}`),
  undecided: undecided.map((group) => `${group}, by ${reader}`),
});
