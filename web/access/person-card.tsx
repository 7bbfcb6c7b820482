import type { AccessAnswer, InvitedAnswer } from '../../api/contract/access.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { sendAnswer } from '../site/fetch-answer.ts';
import { type Admin, type Once, type Person, ROLES } from './admin.ts';
import { Confirm } from './confirm.tsx';
import { useFocusWhenLess } from './use-focus-when-less.ts';

type Props = Admin & { person: Person };

/** Somebody: how they come in now, and, one gesture away, all that an administrator may change of it. */
export function PersonCard({ person, ...admin }: Props) {
  const { words, t } = admin;
  const { format } = words;
  const open = person.invitations.find(({ state }) => state === 'open');
  const facts = [
    t.keys(person.passkeys.length),
    t.openSessions(person.sessions.length),
    ...(open ? [t.openInvitation(format.moment(open.expiresAt))] : []),
  ];
  return (
    <li class="admin-card" data-person={person.id}>
      <header>
        <h3>
          {person.name}
          {person.you && <small> ({t.you})</small>}
        </h3>
        <p class="admin-tag">{t[person.role]}</p>
        <p class="admin-facts">
          <Ordinals
            text={[t.since(format.day(person.since.slice(0, 10))), ...facts].join(' · ')}
            words={words}
          />
        </p>
      </header>
      <details class="more">
        <summary>
          <span aria-hidden="true">{t.manage}</span>
          <span class="unseen">{t.manageNamed(person.name)}</span>
        </summary>
        <div class="admin-parts">
          <Entry person={person} {...admin} />
          <Devices person={person} {...admin} />
          <Invitations person={person} {...admin} />
          {person.lastAdministrator ? (
            <p class="admin-last">{format.tidy(t.lastAdministrator)}</p>
          ) : (
            <EndAccess person={person} {...admin} />
          )}
        </div>
      </details>
    </li>
  );
}

/** The address of an invitation, with whom it is for and until when. */
export const onceOf = ({ url, expiresAt }: InvitedAnswer, name: string, { t, words }: Admin): Once => ({
  name,
  title: t.onceTitle(name),
  text: t.onceInvitation(words.format.moment(expiresAt)),
  url,
});

function Entry({ person, ...admin }: Props) {
  const { words, t, act } = admin;
  const { id, name, role, lastAdministrator } = person;
  const invite = () =>
    act(async () => {
      const made = await sendAnswer<InvitedAnswer>('access/invitations', { name, role }, words);
      return { access: made.access, once: onceOf(made, name, admin), news: t.invited(name) };
    });
  const onRole = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget as HTMLFormElement).get('role') as Person['role'];
    return act(async () => ({
      access: await sendAnswer<AccessAnswer>('access/roles', { person: id, role: wanted }, words),
      news: t.roleChanged(name, t[wanted]),
    }));
  };
  return (
    <div class="admin-part">
      {!lastAdministrator && (
        <form class="admin-line" onSubmit={onRole}>
          <label>
            {t.role}
            <select name="role">
              {ROLES.map((one) => (
                <option key={one} value={one} selected={one === role}>
                  {t[one]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="quiet">
            {t.changeRole}
          </button>
        </form>
      )}
      <p>
        <button type="button" class="quiet" onClick={invite}>
          {t.newLink}
        </button>
      </p>
      <p class="hint">{words.format.tidy(t.newLinkWhy)}</p>
    </div>
  );
}

function Devices({ person, words, t, act }: Props) {
  const { format } = words;
  const { id, passkeys, sessions } = person;
  const title = useFocusWhenLess<HTMLHeadingElement>(passkeys.length + sessions.length);
  const send = (path: string, body: object, news: string) => () =>
    act(async () => ({ access: await sendAnswer<AccessAnswer>(path, { person: id, ...body }, words), news }));
  return (
    <div class="admin-part">
      <h4 ref={title} tabIndex={-1}>
        {t.devices}
      </h4>
      {passkeys.length + sessions.length === 0 && <p>{t.noDevice}</p>}
      <ul class="access-list">
        {passkeys.map(({ id: passkey, device, lastUsedAt }) => (
          <li key={passkey}>
            <span>
              <b>{t.keyOf(device)}</b>
              <Ordinals
                text={lastUsedAt === null ? t.keyUnused : t.keyUsed(format.moment(lastUsedAt))}
                words={words}
              />
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={t.forgetNamed(device)}
              onClick={send('access/passkeys-removed', { passkey }, t.forgotten)}
            >
              {t.forget}
            </button>
          </li>
        ))}
        {sessions.map(({ id: session, device, usedDay, current }) => (
          <li key={session}>
            <span>
              <b>{current ? `${t.sessionOf(device)} (${t.thisSession})` : t.sessionOf(device)}</b>
              <Ordinals text={t.sessionUsed(format.day(usedDay))} words={words} />
            </span>
            {!current && (
              <button
                type="button"
                class="quiet"
                aria-label={t.endNamed(device)}
                onClick={send('access/sessions-ended', { sessions: [session] }, t.ended)}
              >
                {t.end}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Invitations({ person: { id: person, name, invitations }, words, t, act }: Props) {
  const { format } = words;
  const title = useFocusWhenLess<HTMLHeadingElement>(invitations.length);
  const withdraw = (invitation: string) => () =>
    act(async () => ({
      access: await sendAnswer<AccessAnswer>('access/invitations-withdrawn', { person, invitation }, words),
      void: name,
      news: t.withdrawn(name),
    }));
  return (
    <div class="admin-part">
      <h4 ref={title} tabIndex={-1}>
        {t.invitations}
      </h4>
      {invitations.length === 0 && <p>{t.noInvitation}</p>}
      <ul class="admin-past">
        {invitations.map(({ id, state, madeAt, usedAt }) => {
          const made = format.moment(madeAt);
          if (state === 'open')
            return (
              <li key={id} class="admin-line">
                {t.invitationOpen(made)}{' '}
                <button type="button" class="quiet" onClick={withdraw(id)}>
                  {t.withdraw}
                </button>
              </li>
            );
          return (
            <li key={id}>
              <Ordinals
                text={
                  usedAt === null ? t.invitationExpired(made) : t.invitationUsed(made, format.moment(usedAt))
                }
                words={words}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function EndAccess({ person: { id, name }, words, t, act }: Props) {
  const end = () =>
    act(async () => ({
      access: await sendAnswer<AccessAnswer>('access/ended', { person: id }, words),
      void: name,
      news: t.accessEnded(name),
    }));
  return (
    <Confirm
      label={t.endAccess}
      question={words.format.tidy(t.endAccessSure(name))}
      what={words.format.tidy(t.endAccessWhat)}
      yes={t.endAccessYes(name)}
      no={t.keep}
      onYes={end}
    />
  );
}
