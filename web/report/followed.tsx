import type { EditionDocument } from '../../api/contract/edition.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { cellText, releasedOf } from './released-source.ts';
import type { SponsorWords } from './sponsor-words.ts';

/** What is known of the people of the last mature year: who asked, was relayed, said so, and who gave no news. */
export function Followed({ edition, words }: { edition: EditionDocument; words: SponsorWords }) {
  const { s, format } = words;
  const steps = [
    { name: s.asked, told: releasedOf(edition, 'seekers_distinct') },
    { name: s.relayed, told: releasedOf(edition, 'seekers_relayed') },
    { name: s.declared, told: releasedOf(edition, 'declared_share_cohort') },
  ];
  const bounds = releasedOf(edition, 'declared_bounds');
  // The last year whose people have all had their 180 days; before there is one, the newest told.
  const year = (bounds.lastYear ?? steps[0]?.told.lastYear)?.period;
  if (!year) return null;
  const same = (key: string) =>
    releasedOf(edition, key).years.find(({ period }) => period.start === year.start) ?? null;
  const mature = bounds.years.find(({ period }) => period.start === year.start);
  const silent =
    mature?.low != null && mature.high != null
      ? s.upTo(format.share(mature.high - mature.low, mature.n, 'high'))
      : s.untold;
  return (
    <div>
      <table class="data compact">
        <caption>
          <Ordinals text={s.followedTitle(format.day(year.start), format.day(year.end))} words={words} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{s.step}</th>
            <th scope="col">{s.told}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, told: { indicator } }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{indicator ? cellText(indicator, same(indicator.key), words) : s.untold}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{s.noNews}</th>
            <td>{silent}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
