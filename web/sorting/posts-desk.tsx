import { useRef, useState } from 'preact/hooks';
import { Loading, PageFailed } from '../components/states.tsx';
import { counted, type Words } from '../i18n/words.ts';
import { DecisionBar, Tools } from './decision-bar.tsx';
import type { Desk, DeskView } from './desk.ts';
import type { Order } from './keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { leftOf } from './left-to-sort.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { PostCard } from './post-card.tsx';
import { newsText, sortingOf, spokenText } from './sorting-words.ts';
import { useKeys, useKeysOn } from './use-keys.ts';

/** Nobody reads a post in a quarter of a second: a second tap was meant for the one before. */
const TAP_MS = 250;

type Props = { desk: Desk; view: DeskView; words: Words };

/** Posts to sort, one at a time. */
export function PostsDesk({ desk, view, words }: Props) {
  const t = sortingOf(words);
  const [open, setOpen] = useState<'keys' | 'merge' | null>(null);
  const [keysOn, setKeysOn] = useKeysOn();
  const tappedAt = useRef(Number.NEGATIVE_INFINITY);
  const [post] = view.posts;
  const act = (order: Order): void => {
    if (order.do === 'keys') setOpen('keys');
    else if (order.do === 'undo') void desk.undo();
    else if (order.do === 'aside') void desk.layAside();
    else if (post && order.do === 'merge') setOpen('merge');
    else if (post) void desk.decide({ label: order.do === 'decide' ? order.label : post.proposed });
  };
  const tap = (order: Order): void => {
    const at = performance.now();
    if (at - tappedAt.current > TAP_MS) act(order);
    tappedAt.current = at;
  };
  useKeys(keysOn, act);
  return (
    <>
      <p class="unseen" role="status">
        {spokenText(view, words)}
      </p>
      <NewsLine view={view} words={words} />
      {post && (
        <PostCard
          key={post.id}
          post={post}
          words={words}
          demonstration={view.state?.demonstration ?? false}
        />
      )}
      {!post && view.phase === 'loading' && (
        <Loading words={{ ...words, t: { ...words.t, loading: t.loading } }} />
      )}
      {!post && view.phase === 'failed' && view.error && <PageFailed words={words} error={view.error} />}
      {!post && view.phase === 'ready' && <AllSorted desk={desk} view={view} words={words} />}
      {view.phase !== 'failed' && (
        <div class="desk-bar">
          {post && <DecisionBar post={post} words={words} act={tap} />}
          <Tools words={words} act={act} hasPost={post !== undefined} />
        </div>
      )}
      {open === 'keys' && (
        <KeysDialog words={words} on={keysOn} onSwitch={setKeysOn} onClose={() => setOpen(null)} />
      )}
      {open === 'merge' && post && (
        <MergeDialog
          post={post}
          words={words}
          onClose={() => setOpen(null)}
          onMerge={(sameAs) => {
            setOpen(null);
            void desk.decide({ label: 'relay_support', sameAs });
          }}
        />
      )}
    </>
  );
}

function NewsLine({ view, words }: { view: DeskView; words: Words }) {
  const t = sortingOf(words);
  const { news, offline, sending } = view;
  if (offline)
    return (
      <p class="desk-news" data-news="failed" role="alert">
        {t.offline(counted(words, sending, t.offlineWord))}
      </p>
    );
  if (news === null) return <p class="desk-news" />;
  return (
    <p class="desk-news" data-news={news.kind} {...(news.kind === 'failed' && { role: 'alert' })}>
      {newsText(news, words)}
    </p>
  );
}

/** Nothing on the desk: whether all is done, or something is elsewhere. */
function AllSorted({ desk, view, words }: Props) {
  const t = sortingOf(words);
  const elsewhere = leftOf(view.state, view.label).count;
  const rest = leftOf(view.state).count;
  const aside = view.aside.length;
  return (
    <div class="state state-empty desk-empty">
      <h2 class="state-title">
        {aside > 0
          ? t.asideTitle(counted(words, aside, t.asideWord))
          : rest === 0
            ? t.emptyTitle
            : t.emptyKind}
      </h2>
      {aside === 0 && rest === 0 && <p>{t.emptyBody}</p>}
      {elsewhere > aside && <p>{t.emptyHeld}</p>}
      <p class="desk-empty-ways">
        {aside > 0 && (
          <button type="button" onClick={() => void desk.takeBack()}>
            {t.takeBack}
          </button>
        )}
        {view.label !== null && rest > 0 && (
          <button type="button" onClick={() => void desk.choose(null)}>
            {t.seeAll}
          </button>
        )}
        {aside === 0 && (view.label === null || rest === 0) && (
          <button type="button" class="quiet" onClick={() => void desk.choose(view.label)}>
            {t.lookAgain}
          </button>
        )}
      </p>
    </div>
  );
}
