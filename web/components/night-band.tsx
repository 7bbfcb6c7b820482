import { useRef } from 'preact/hooks';
import type { Night, NightTask } from '../../api/contract/night.ts';
import { amissOf, progressOf, readText, stepText, taskName, tasksText } from '../figures/night-text.ts';
import type { Words } from '../i18n/words.ts';
import { useNight } from '../site/use-night.ts';
import { Ordinals } from './ordinals.tsx';

type Props = { known: Night | null; words: Words };

/** A night as it runs: what it is at, how far it is, what it has cost; then that it has ended. Nothing otherwise. */
export function NightBand({ known, words }: Props) {
  const night = useNight(known);
  const wasSeen = useRef(false);
  if (night?.state === 'running') wasSeen.current = true;
  const isOver = wasSeen.current && night?.state === 'ended';
  return (
    <>
      {night?.state === 'running' && <Running night={night} words={words} />}
      {isOver && <Ended night={night} words={words} />}
      {/* Said aloud when a task follows another, and at the end: the numbers beside it run on in silence. */}
      <p class="unseen" role="status">
        {night?.state === 'running' && stepText(night, words)}
        {isOver && words.t.nightEnded(words.format.day(night.day))}
      </p>
    </>
  );
}

function Running({ night, words }: { night: Night; words: Words }) {
  const { t, format } = words;
  const { over, all, text } = progressOf(night, words);
  return (
    <section class="night" aria-labelledby="night">
      <h2 id="night">
        <Ordinals text={t.nightTitle(format.day(night.day))} words={words} />
      </h2>
      <p class="night-step">
        <strong>{stepText(night, words)}</strong> <span>{text}</span>
      </p>
      <progress value={over} max={all} aria-label={t.nightProgress} />
      <dl class="night-facts">
        <div>
          <dt>{t.nightCost}</dt>
          <dd>{t.nightCostOf(format.dollars(night.dollars), format.dollars(night.atMost))}</dd>
        </div>
        <div>
          <dt>{t.nightRead}</dt>
          <dd>{readText(night, words)}</dd>
        </div>
        <div>
          <dt>{t.nightHeard}</dt>
          <dd>
            <Ordinals text={format.moment(night.heardAt)} words={words} />
          </dd>
        </div>
      </dl>
      <details>
        <summary>{t.nightAll}</summary>
        <Tasks tasks={night.tasks} words={words} />
      </details>
    </section>
  );
}

function Tasks({ tasks, words }: { tasks: readonly NightTask[]; words: Words }) {
  const { t, format } = words;
  return (
    <table class="data night-tasks">
      <thead>
        <tr>
          <th scope="col">{t.nightColTask}</th>
          <th scope="col">{t.nightColState}</th>
          <th scope="col" class="number">
            {t.nightColCost}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ task, state, dollars }) => (
          <tr key={task} data-state={state}>
            <th scope="row">{taskName(task, words)}</th>
            <td>{t[`nightState_${state}`]}</td>
            <td class="number">{dollars === 0 ? '–' : format.dollars(dollars)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ended({ night, words }: { night: Night; words: Words }) {
  const { t, format } = words;
  const amiss = amissOf(night);
  return (
    <section class="night" aria-labelledby="night" data-amiss={amiss.length > 0}>
      <h2 id="night">
        <Ordinals text={t.nightEnded(format.day(night.day))} words={words} />
      </h2>
      <p class="night-step">
        {amiss.length === 0 ? t.nightEndedWell : t.nightEndedAmiss(tasksText(amiss, words))}{' '}
        <a href={location.pathname + location.search}>{t.nightReload}</a>
      </p>
    </section>
  );
}
