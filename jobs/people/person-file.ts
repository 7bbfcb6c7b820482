import type { Instant } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { escapeHtml } from '../../db/core/escape-html.ts';
import type { Pseudonym } from '../../db/core/pseudonym.ts';
import type { IdSeal } from '../../db/core/sealed-id.ts';
import { type PersonTable, readPerson } from '../../db/privacy/person-rows.ts';
import { REGISTER } from '../../db/privacy/register/index.ts';
import { DATA, type Datum, TREATMENTS } from '../../db/privacy/treatments.ts';
import { readRule } from '../../db/queries/person-rules.ts';
import type { Database } from '../../db/store.ts';

type Row = Readonly<Record<string, unknown>>;
/** All that is held of a person, as she may ask to have it. */
export type PersonFile = {
  readonly madeAt: Instant;
  /** What she has asked for so far, and since when. */
  readonly rule: { readonly rule: string; readonly since: Instant } | null;
  readonly tables: readonly { readonly table: PersonTable; readonly rows: readonly Row[] }[];
};

/** Reads it, rows that are set aside included. `people`: her account by its number, and by its handle. */
export async function personFile(
  db: Database,
  people: readonly Pseudonym[],
  { at, idSeal }: { at: Instant; idSeal: IdSeal },
): Promise<PersonFile> {
  const tables = new Map<PersonTable, Row[]>();
  let rule: PersonFile['rule'] = null;
  for (const person of people) {
    const sealed = await db
      .selectFrom('restricted_row')
      .select(['table_name', 'sealed'])
      .where('person', '=', person)
      .orderBy('id')
      .execute();
    for (const [table, rows] of await readPerson(db, person)) {
      const aside = sealed
        .filter(({ table_name }) => table_name === table)
        .map((row) => JSON.parse(idSeal.open(row.sealed, person)) as Row);
      tables.set(table, [...(tables.get(table) ?? []), ...rows, ...aside]);
    }
    rule ??= await readRule(db, person);
  }
  const held = [...tables].map(([table, rows]) => ({ table, rows }));
  return { madeAt: at, rule, tables: held.filter(({ rows }) => rows.length > 0) };
}

const TEXT = {
  fr: {
    title: 'Les données qui vous concernent',
    intro: 'Tout ce que le service garde de vous. Source : X, sauf ce que vous avez déclaré.',
    none: 'Le service ne garde rien de vous.',
    restricted: 'Ces données sont mises de côté à votre demande : aucun chiffre ne les compte.',
    kept: 'Conservation :',
    basis: 'Fondement :',
  },
  en: {
    title: 'The data about you',
    intro: 'All that the service keeps of you. Source: X, but for what you reported.',
    none: 'The service keeps nothing of you.',
    restricted: 'These data are set aside as you asked: no figure counts them.',
    kept: 'Kept:',
    basis: 'Basis:',
  },
} as const;

/** The same to be read: a page that stands alone. */
export function personPage(file: PersonFile, language: Language): string {
  const t = TEXT[language];
  const parts = file.tables.map(({ table, rows }) => {
    const { treatment, columns } = REGISTER[table];
    const { title, basis, retention } = TREATMENTS[treatment];
    const names = Object.keys(columns);
    const head = names.map((name) => {
      const datum = (columns as Record<string, Datum>)[name] as Datum;
      return `<th scope="col">${escapeHtml(name)}<br><small>${escapeHtml(DATA[datum][language])}</small></th>`;
    });
    const body = rows.map(
      (row) => `<tr>${names.map((name) => `<td>${escapeHtml(String(row[name] ?? ''))}</td>`).join('')}</tr>`,
    );
    return `<h2>${escapeHtml(title[language])} · ${table}</h2>
<p>${t.basis} ${escapeHtml(basis[language])}. ${t.kept} ${escapeHtml(retention[language])}.</p>
<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${t.title}</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: 14px }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ccc }
small { font-weight: normal; color: #555 }
</style></head><body><h1>${t.title}</h1>
<p>${file.tables.length === 0 ? t.none : t.intro}</p>
${file.rule?.rule === 'restricted' ? `<p>${t.restricted}</p>` : ''}
${parts.join('\n')}
</body></html>
`;
}
