import { useEffect } from 'preact/hooks';
import type { CatalogueEntry, IndicatorsAnswer } from '../../api/contract/indicator.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { ReaderBar } from '../components/reader-bar.tsx';
import { SiteFoot } from '../components/site-foot.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { catalogueEn } from '../i18n/catalogue-en.ts';
import { type CatalogueMessages, catalogueFr } from '../i18n/catalogue-fr.ts';
import type { Words } from '../i18n/words.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { useTitle } from '../site/use-title.ts';

type Props = { route: Route; words: Words };

/** Every indicator with its definition and what it does not say; each has an address of its own (#key). */
export function CataloguePage({ route, words }: Props) {
  const t = words.format.language === 'fr' ? catalogueFr : catalogueEn;
  const loaded = useAnswer('catalogue', words, (ask) => ask<IndicatorsAnswer>('indicators'));
  useTitle(`${t.title} – #i4Emploi`);
  useEffect(() => {
    if (loaded.state === 'failed') markFailed(loaded.error.message);
    if (loaded.state !== 'done') return;
    // The address may name an indicator: it was not there when the browser looked for it.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    markReady();
  }, [loaded]);
  return (
    <>
      <ReaderBar route={route} words={words} />
      <main id="main" class="page catalogue">
        <h1>{t.title}</h1>
        <p class="catalogue-lead">{t.lead}</p>
        {loaded.state === 'loading' && <Loading words={words} />}
        {loaded.state === 'failed' && <PageFailed words={words} error={loaded.error} />}
        {loaded.state === 'done' && <Families indicators={loaded.answer.indicators} words={words} t={t} />}
      </main>
      <SiteFoot words={words} />
    </>
  );
}

type Listed = { indicators: readonly CatalogueEntry[]; words: Words; t: CatalogueMessages };

function Families({ indicators, words, t }: Listed) {
  const families = [...Map.groupBy(indicators, ({ family }) => family)];
  return (
    <>
      <nav class="catalogue-families" aria-label={t.families}>
        {families.map(([family]) => (
          <a key={family} href={`#${family}`}>
            {familyName(family, t)}
          </a>
        ))}
      </nav>
      {families.map(([family, some]) => (
        <section key={family} id={family} class="catalogue-family">
          <h2>{familyName(family, t)}</h2>
          {some.map((indicator) => (
            <Entry key={indicator.key} indicator={indicator} words={words} t={t} />
          ))}
        </section>
      ))}
    </>
  );
}

const familyName = (family: CatalogueEntry['family'], t: CatalogueMessages): string =>
  t[`families_${family.replaceAll('-', '_')}` as keyof CatalogueMessages] as string;

function Entry({ indicator, words, t }: { indicator: CatalogueEntry; words: Words; t: CatalogueMessages }) {
  const { format } = words;
  const { language } = format;
  const say = (sentence: CatalogueEntry['label']) => (
    <Ordinals text={format.tidy(sentence[language])} words={words} />
  );
  const facts: [string, string][] = [
    [t.unit, t[`unit_${indicator.unit}`]],
    [t.kind, t[`kind_${indicator.kind}`]],
    [t.grains, indicator.grains.map((grain) => t[`grain_${grain}`]).join(', ')],
    [t.shown, t[`shown_${indicator.shown}`]],
    [t.evidence, t[`evidence_${indicator.evidence}`]],
    [t.protects, t[`protects_${indicator.protects}`]],
  ];
  return (
    <article id={indicator.key} class="catalogue-entry" data-indicator={indicator.key}>
      <header>
        <h3>{say(indicator.label)}</h3>
        <p class="catalogue-code">
          {indicator.code} <code>{indicator.key}</code>
        </p>
        {indicator.core && <p class="catalogue-core">{t.core}</p>}
      </header>
      <div>
        <p class="catalogue-definition">{say(indicator.definition)}</p>
        <h4>{words.t.doesNotSay}</h4>
        <p class="caveat">{say(indicator.caveat)}</p>
        <dl class="catalogue-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{format.tidy(value)}</dd>
            </div>
          ))}
          {indicator.dimensions.length > 0 && (
            <div>
              <dt>{t.dimensions}</dt>
              {indicator.dimensions.map(({ name, label }) => (
                <dd key={name}>
                  <code>{name}</code> – {say(label)}
                </dd>
              ))}
            </div>
          )}
          <div>
            <dt>{words.t.source}</dt>
            <dd>{say(indicator.source)}</dd>
          </div>
          <div>
            <dt>{t.versions}</dt>
            {indicator.versions.map(({ version, from, note }) => (
              <dd key={version}>
                <Ordinals text={t.versionLine(version, format.day(from))} words={words} /> – {say(note)}
              </dd>
            ))}
          </div>
        </dl>
      </div>
    </article>
  );
}
