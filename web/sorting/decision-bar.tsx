import type { SortingLabel, WaitingPost } from '../../api/contract/sorting.ts';
import type { Words } from '../i18n/words.ts';
import type { Order } from './keys.ts';
import { DECISIONS } from './keys.ts';
import { sortingOf } from './sorting-words.ts';

type Props = { post: WaitingPost; words: Words; act: (order: Order) => void };

/** All that can be decided about a post; on a phone it stands at the thumb. */
export function DecisionBar({ post, words, act }: Props) {
  const t = sortingOf(words);
  const enter = words.format.language === 'fr' ? 'Entrée' : 'Enter';
  return (
    <fieldset class="desk-decisions">
      <legend class="unseen">{t.decisions}</legend>
      <div class="desk-others">
        {DECISIONS.map((label, index) =>
          label === post.proposed ? null : (
            <button key={label} type="button" class="quiet" onClick={() => act({ do: 'decide', label })}>
              <span class="key" aria-hidden="true">
                {index + 1}
              </span>{' '}
              {t[label]}
            </button>
          ),
        )}
      </div>
      <button
        type="button"
        class="desk-confirm"
        data-label={post.proposed}
        onClick={() => act({ do: 'confirm' })}
      >
        {t.confirm(t[post.proposed as SortingLabel])}{' '}
        <span class="key" aria-hidden="true">
          {enter}
        </span>
      </button>
    </fieldset>
  );
}

/** What is there whatever is on the desk. */
export function Tools({
  words,
  act,
  hasPost,
}: {
  words: Words;
  act: (order: Order) => void;
  hasPost: boolean;
}) {
  const t = sortingOf(words);
  return (
    <div class="desk-tools">
      <button type="button" class="plain" onClick={() => act({ do: 'undo' })}>
        {t.undo}{' '}
        <span class="key" aria-hidden="true">
          U
        </span>
      </button>
      {hasPost && (
        <>
          <button type="button" class="plain" onClick={() => act({ do: 'merge' })}>
            {t.merge}{' '}
            <span class="key" aria-hidden="true">
              M
            </span>
          </button>
          <button type="button" class="plain" onClick={() => act({ do: 'aside' })}>
            {t.aside}{' '}
            <span class="key" aria-hidden="true">
              P
            </span>
          </button>
        </>
      )}
      <button type="button" class="plain desk-keys-button" onClick={() => act({ do: 'keys' })}>
        {t.keys}{' '}
        <span class="key" aria-hidden="true">
          ?
        </span>
      </button>
    </div>
  );
}
