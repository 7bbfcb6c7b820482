import type { AnnouncedPlan } from '../../api/contract/summary.ts';
import { taskName } from '../figures/night-text.ts';
import type { Words } from '../i18n/words.ts';
import { Ordinals } from './ordinals.tsx';

type Props = { plan: AnnouncedPlan; words: Words };
type Task = AnnouncedPlan['tasks'][number];

/** What the next night may cost, task by task in the order in which the money goes, and where it would stop. */
export function NextNight({ plan, words }: Props) {
  const { t, format } = words;
  const month = format.month(`${plan.month}-01`);
  const asked = plan.tasks.filter(({ state }) => state === 'known' || state === 'unknown');
  return (
    <section class="family" aria-labelledby="next-night">
      <h2 id="next-night">
        {(plan.kind === 'night' ? t.planTitleNight : t.planTitleNext)(format.dollars(plan.atMost))}
      </h2>
      <p class="family-lead">
        {t.planLead(month, format.dollars(plan.spent), format.dollars(plan.cap))}{' '}
        {t.planRule(format.dollars(plan.left))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-region" aria-label={t.planCaption(format.day(plan.day))} tabIndex={0}>
        <table class="data plan">
          <caption>
            <Ordinals text={t.planCaption(format.day(plan.day))} words={words} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t.planTask}</th>
              <th scope="col" class="number">
                {t.planRequests}
              </th>
              <th scope="col" class="number">
                {t.planObjects}
              </th>
              <th scope="col" class="number">
                {t.planAtMost}
              </th>
              <th scope="col">{t.planCut}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((task) => (
              <tr key={task.task} class={task.cut === 'nothing' ? undefined : 'cut'}>
                <th scope="row">{taskName(task.task, words)}</th>
                <td class="number">{task.requests === null ? '–' : format.number(task.requests)}</td>
                <td class="number">{task.objects === null ? '–' : format.number(task.objects)}</td>
                <td class="number">{task.dollars === null ? t.planUnknown : format.dollars(task.dollars)}</td>
                <td>{cutText(task, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="family-lead">
        {asked.length < plan.tasks.length && `${t.planIdle(idleTasks(plan, words))} `}
        <Ordinals text={t.planMade(format.moment(plan.madeAt))} words={words} />{' '}
        {plan.kind === 'next' && t.planForeseen}
      </p>
    </section>
  );
}

function idleTasks({ tasks }: AnnouncedPlan, words: Words): string {
  const idle = tasks.filter(({ state }) => state === 'not_due' || state === 'nothing');
  const names = idle.map(({ task }) => taskName(task, words).toLocaleLowerCase(words.format.language));
  return names.join(', ');
}

function cutText({ cut, allowed }: Task, { t, format }: Words): string {
  if (cut === 'nothing') return t.planNotCut;
  return cut === 'whole' ? t.planCutWhole : t.planCutRest(format.dollars(allowed));
}
