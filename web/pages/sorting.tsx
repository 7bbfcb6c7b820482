import '../styles/sorting.css';
import '../styles/sorting-bar.css';
import '../styles/sorting-dialogs.css';
import '../styles/sorting-post.css';
import { useEffect, useState } from 'preact/hooks';
import type { SortingLabel, SortingState } from '../../api/contract/sorting.ts';
import { DemonstrationBanner } from '../components/masthead.tsx';
import { SiteBar } from '../components/site-bar.tsx';
import type { Words } from '../i18n/words.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { ConfirmDesk } from '../sorting/confirm-desk.tsx';
import type { DeskView } from '../sorting/desk.ts';
import { DECISIONS } from '../sorting/keys.ts';
import { type LeftToSort, leftOf } from '../sorting/left-to-sort.ts';
import { PostsDesk } from '../sorting/posts-desk.tsx';
import { SecondDesk } from '../sorting/second-desk.tsx';
import { leftText, sortingOf } from '../sorting/sorting-words.ts';
import { useDesk } from '../sorting/use-desk.ts';

/** The sorting desk: what each post is to the collective, decided by people, one post at a time. */
export function SortingPage({ route, words }: { route: Route; words: Words }) {
  const t = sortingOf(words);
  const { desk, view } = useDesk(words);
  const [side, setSide] = useState<'confirm' | 'second' | null>(null);
  const [later, setLater] = useState<SortingState | null>(null);
  useEffect(() => setLater(null), [view.state]);
  const shown: DeskView = later === null ? view : { ...view, state: later };
  useEffect(() => {
    document.title = `${t.title} – #i4Emploi`;
    if (view.phase === 'failed') markFailed(view.error?.message ?? '');
    if (view.phase === 'ready') markReady();
  }, [view.phase]);
  const { left, soon, today } = leftText(shown, words);
  const inside = shown.state !== null;
  const waiting = (label: SortingLabel | null): LeftToSort => leftOf(shown.state, label);
  const look = (label: SortingLabel | null): void => {
    setSide(null);
    if (side !== null || view.label !== label) void desk.choose(label);
  };
  const choices: Choice[] = [
    {
      name: t.viewAll,
      count: waiting(null),
      chosen: side === null && view.label === null,
      choose: () => look(null),
    },
    ...DECISIONS.map((label) => ({
      name: t[label],
      count: waiting(label),
      chosen: side === null && view.label === label,
      choose: () => look(label),
    })),
    {
      name: t.viewConfirm,
      count: { count: shown.state?.toConfirm.waiting ?? 0, atLeast: false },
      chosen: side === 'confirm',
      choose: () => setSide('confirm'),
    },
    {
      name: t.viewSecond,
      count: null,
      chosen: side === 'second',
      choose: () => setSide('second'),
    },
  ];
  return (
    <>
      <SiteBar route={route} words={words} signedIn={inside} />
      {shown.state?.demonstration && <DemonstrationBanner words={words} />}
      <main id="main" class="page desk" data-sending={view.sending}>
        <header class="desk-head">
          <h1>{t.title}</h1>
          {inside && (
            <p class="desk-left">
              <b>{left}</b>
              {soon && <span class="desk-soon">{soon}</span>}
              <span>{today}</span>
            </p>
          )}
        </header>
        {inside && <Views choices={choices} words={words} />}
        {side === 'confirm' && <ConfirmDesk words={words} onState={setLater} />}
        {side === 'second' && <SecondDesk words={words} />}
        {side === null && <PostsDesk desk={desk} view={view} words={words} />}
      </main>
    </>
  );
}

type Choice = { name: string; count: LeftToSort | null; chosen: boolean; choose: () => void };

/** What to look at: buttons where there is room, a list to choose from on a phone. */
function Views({ choices, words }: { choices: readonly Choice[]; words: Words }) {
  const { views } = sortingOf(words);
  const chosen = choices.findIndex((choice) => choice.chosen);
  const short = ({ count, atLeast }: LeftToSort) => `${words.format.number(count)}${atLeast ? '+' : ''}`;
  return (
    <nav class="desk-views" aria-label={views}>
      {choices.map(({ name, count, chosen, choose }) => (
        <button key={name} type="button" class="quiet" aria-pressed={chosen} onClick={choose}>
          {name}
          {count !== null && <span class="desk-count"> {short(count)}</span>}
        </button>
      ))}
      <select
        aria-label={views}
        value={chosen}
        onChange={({ currentTarget }) => choices[currentTarget.selectedIndex]?.choose()}
      >
        {choices.map(({ name, count }, index) => (
          <option key={name} value={index}>
            {count === null ? name : `${name} (${short(count)})`}
          </option>
        ))}
      </select>
    </nav>
  );
}
