import type { MadeLinkAnswer, SharedLinksAnswer } from '../../api/contract/shared-links.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { sendAnswer } from '../site/fetch-answer.ts';
import type { Admin, Once, SharedLink } from './admin.ts';
import { EditionName } from './edition-name.tsx';
import { LinkForm } from './link-form.tsx';
import { OnceLink } from './once-link.tsx';
import { useFocusWhenLess } from './use-focus-when-less.ts';

type Props = Admin & { answer: SharedLinksAnswer; once: Once | null; onClose: () => void };

/** The links that show figures to those without an account: what each shows, how often it was opened. */
export function Links({ answer, once, onClose, ...admin }: Props) {
  const { words, t } = admin;
  return (
    <section aria-labelledby="links" class="admin-section">
      <h2 id="links">{t.links}</h2>
      <p>{words.format.tidy(t.linksLead)}</p>
      {once && <OnceLink once={once} t={t} words={words} onClose={onClose} />}
      {answer.links.length === 0 && <p class="state state-empty">{t.noLink}</p>}
      <ul class="admin-cards">
        {answer.links.map((link) => (
          <LinkCard key={link.id} link={link} choices={answer.choices} {...admin} />
        ))}
      </ul>
      <LinkForm choices={answer.choices} {...admin} />
    </section>
  );
}

type CardProps = Admin & { link: SharedLink; choices: SharedLinksAnswer['choices'] };

function LinkCard({ link, choices, ...admin }: CardProps) {
  const { words, t } = admin;
  const { format } = words;
  const { visits, figures } = link;
  const title = useFocusWhenLess<HTMLHeadingElement>(link.state === 'disabled' ? 0 : 1);
  const counts = [
    ...(figures.length > 0 ? [t.showsFigures(figures.length)] : []),
    ...(link.editions.length > 0 ? [t.showsEditions(link.editions.length)] : []),
  ];
  return (
    <li class="admin-card" data-link={link.id} data-state={link.state}>
      <header>
        <h3 ref={title} tabIndex={-1}>
          {link.label}
        </h3>
        <p class="admin-tag" data-state={link.state}>
          {t[`kind_${link.kind}`]}, {t[`state_${link.state}`]}
        </p>
        <p class="admin-facts">
          <Ordinals
            text={t.linkMade(format.day(link.createdAt.slice(0, 10)), link.createdBy)}
            words={words}
          />
          ,{' '}
          <Ordinals
            text={link.expiresAt === null ? t.linkEndless : t.linkUntil(format.moment(link.expiresAt))}
            words={words}
          />{' '}
          · {link.language === 'fr' ? t.french : t.english}
        </p>
        <p class="admin-visits">
          {visits.last === null
            ? t.visitsNone
            : `${t.visits(format.number(visits.all), visits.all > 1, format.day(visits.last))} · ${t.visitsLately(format.number(visits.lately))}`}
        </p>
      </header>
      <details class="more">
        <summary>
          {t.shows}
          <span class="unseen">, {link.label}</span> ({counts.join(', ')})
        </summary>
        <ul class="admin-past">
          {figures.map((key) => (
            <li key={key}>{labelOf(key, admin)}</li>
          ))}
          {link.editions.map((id) => (
            <li key={id}>
              <EditionName
                edition={choices.editions.find((edition) => edition.id === id)}
                id={id}
                admin={admin}
              />
            </li>
          ))}
        </ul>
      </details>
      {link.state === 'disabled' ? (
        <Enable link={link} until={choices.until} {...admin} />
      ) : (
        <Disable link={link} {...admin} />
      )}
    </li>
  );
}

const labelOf = (key: string, { indicators, words: { format } }: Admin): string =>
  format.tidy(indicators.find((indicator) => indicator.key === key)?.label[format.language] ?? key);

function Disable({ link: { id, label }, words, t, act }: Admin & { link: SharedLink }) {
  const disable = () =>
    act(async () => ({
      links: await sendAnswer<SharedLinksAnswer>('shared-links/disabled', { link: id }, words),
      news: t.disabled(words.format.quote(label)),
    }));
  return (
    <p class="admin-line">
      <button type="button" class="quiet" aria-label={t.disableNamed(label)} onClick={disable}>
        {t.disable}
      </button>
    </p>
  );
}

type EnableProps = Admin & { link: SharedLink; until: SharedLinksAnswer['choices']['until'] };

function Enable({ link: { id, label, kind }, until, words, t, act }: EnableProps) {
  const { format } = words;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget as HTMLFormElement).get('until') ?? '') || null;
    return act(async () => {
      const { url, links } = await sendAnswer<MadeLinkAnswer>(
        'shared-links/enabled',
        { link: id, until: wanted },
        words,
      );
      const once = { title: t.onceTitle(format.quote(label)), text: t.onceShared, url };
      return { links, once, news: t.enabled(format.quote(label)) };
    });
  };
  return (
    <form class="admin-line" onSubmit={onSubmit}>
      <label>
        {t.until}
        <input
          type="date"
          name="until"
          required={kind === 'sponsor'}
          min={until.first}
          max={until.last}
          defaultValue={kind === 'sponsor' ? until.usual : ''}
        />
      </label>
      <button type="submit" class="quiet" aria-label={t.enableNamed(label)}>
        {t.enable}
      </button>
      <span class="hint">{words.format.tidy(t.enableHint)}</span>
    </form>
  );
}
