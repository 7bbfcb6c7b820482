import './report.css';
import './sponsor.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import type { Words } from '../i18n/words.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import { cellText, releasedOf } from './released-source.ts';
import { sponsorWords } from './sponsor-words.ts';

const THREE = ['seekers_relayed', 'active_days_ratio', 'job_declarations_cumulative'] as const;

/** A picture of 1200 × 630 for a link: three public figures, each with the day that it goes up to. */
export function ShareCard({ answer, words: siteWords }: { answer: EditionAnswer; words: Words }) {
  const { document: edition } = answer;
  const words = useMemo(() => sponsorWords(siteWords), [siteWords]);
  const { t, s, format } = words;
  const until = edition.released?.until;
  useEffect(() => {
    document.title = s.documentTitle(edition.collective.name);
    if (!until) return markFailed(s.notReady);
    markReady();
  }, [edition, s, until]);
  if (!until) return <main id="main">{s.notReady}</main>;
  return (
    <main id="main" class="share-card">
      <h1>{edition.collective.name}</h1>
      <div class="share-figures">
        {THREE.map((key) => {
          const { indicator, all } = releasedOf(edition, key);
          return (
            indicator && (
              <p key={key}>
                <b>{cellText(indicator, all, words)}</b>
                <span>{format.tidy(indicator.label[format.language])}</span>
                {all && <small>{s.sinceStart(format.day(all.period.end))}</small>}
              </p>
            )
          );
        })}
      </div>
      <p class="share-foot">
        {s.released(format.day(until))}
        {edition.demonstration && ` · ${t.demonstration}`}
      </p>
    </main>
  );
}
