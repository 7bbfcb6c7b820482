import type { AccessAnswer, InvitedAnswer } from '../../api/contract/access.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { sendAnswer } from '../site/fetch-answer.ts';
import { type Admin, type Once, type Person, ROLES } from './admin.ts';
import { OnceLink } from './once-link.tsx';
import { onceOf, PersonCard } from './person-card.tsx';
import { useFocusWhenLess } from './use-focus-when-less.ts';

type Props = Admin & { access: AccessAnswer; once: Once | null; onClose: () => void };

/** Who may come in, whom to invite, and whose access has ended. */
export function People({ access, once, onClose, ...admin }: Props) {
  const { words, t } = admin;
  const inside = access.people.filter(({ endedAt }) => endedAt === null);
  const title = useFocusWhenLess<HTMLHeadingElement>(inside.length);
  const former = access.people.filter(({ endedAt }) => endedAt !== null);
  return (
    <section aria-labelledby="people" class="admin-section">
      <h2 id="people" ref={title} tabIndex={-1}>
        {t.people}
      </h2>
      <p>{t.peopleCount(inside.length)}</p>
      {once && <OnceLink once={once} t={t} words={words} onClose={onClose} />}
      <ul class="admin-cards">
        {inside.map((person) => (
          <PersonCard key={person.id} person={person} {...admin} />
        ))}
      </ul>
      <Invite {...admin} />
      {former.length > 0 && (
        <details class="more">
          <summary>
            {t.former} ({former.length})
          </summary>
          <p class="hint">{t.formerLead}</p>
          <ul class="admin-past">
            {former.map((person) => (
              <Former key={person.id} person={person} {...admin} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Former({ person: { id, name, role, endedAt }, ...admin }: Admin & { person: Person }) {
  const { words, t, act } = admin;
  const giveBack = () =>
    act(async () => {
      const made = await sendAnswer<InvitedAnswer>('access/returned', { person: id }, words);
      return { access: made.access, once: onceOf(made, name, admin), news: t.returned(name) };
    });
  return (
    <li class="admin-line">
      <span>
        <b>{name}</b>{' '}
        <Ordinals
          text={t.formerLine(t[role].toLocaleLowerCase(), words.format.day((endedAt ?? '').slice(0, 10)))}
          words={words}
        />
      </span>
      <button type="button" class="quiet" aria-label={t.giveBackNamed(name)} onClick={giveBack}>
        {t.giveBack}
      </button>
    </li>
  );
}

function Invite(admin: Admin) {
  const { words, t, act } = admin;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const name = String(data.get('name') ?? '').trim();
    return act(async () => {
      const body = { name, role: data.get('role') };
      const made = await sendAnswer<InvitedAnswer>('access/invitations', body, words);
      form.reset();
      return { access: made.access, once: onceOf(made, name, admin), news: t.invited(name) };
    });
  };
  return (
    <form class="admin-form" onSubmit={onSubmit} aria-labelledby="invite">
      <h3 id="invite">{t.invite}</h3>
      <label>
        {t.inviteName}
        <input
          type="text"
          name="name"
          required
          maxLength={80}
          autocomplete="off"
          aria-describedby="invite-hint"
        />
      </label>
      <p class="hint" id="invite-hint">
        {t.inviteNameHint}
      </p>
      <label>
        {t.role}
        <select name="role">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t[role]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t.inviteDo}</button>
    </form>
  );
}
