import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';

type Props = {
  indicator: string;
  /** Which of its measures, as the API takes it. */
  query: { readonly grain: string } & Record<string, string | null>;
  subject: string;
  words: Words;
};

/** What a chart or a table shows, to be saved. */
export function DataLinks({ indicator, query, subject, words }: Props) {
  const { t, format } = words;
  const data = `/api/v1/indicators/${indicator}/measures`;
  return (
    <>
      <a
        href={withQuery(`${data}.csv`, { ...query, lang: format.language })}
        download=""
        aria-label={t.downloadOf('CSV', subject)}
      >
        CSV
      </a>{' '}
      <a
        href={withQuery(data, query)}
        download={`${indicator}-${query.grain}.json`}
        aria-label={t.downloadOf('JSON', subject)}
      >
        JSON
      </a>
    </>
  );
}
