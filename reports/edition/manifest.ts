import type { EditionManifest } from '../../api/contract/edition.ts';
import { canonicalJson, sha256Of } from './canonical.ts';

/** Beside its content: neither the moment of freezing, nor who drew or keeps it, nor what is derived makes another edition. */
const BESIDE = ['id', 'frozenAt', 'knownBy', 'origin', 'renderer', 'manifest'];

type Fields = Readonly<Record<string, unknown>>;

const contentOf = (document: Fields): Fields =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !BESIDE.includes(name)));

/** What an edition is known by: its year, and the content that it stands for. */
export const idOf = (document: Fields): string =>
  `anniversaire-${document.year}-${sha256Of(canonicalJson(contentOf(document))).slice(0, 8)}`;

/** One SHA-256 a part; together the parts are the whole content, so that nothing can change unseen. */
export function manifestOf(document: Fields): EditionManifest {
  const { figures, series, published, ...texts } = contentOf(document);
  const digest = (part: unknown) => sha256Of(canonicalJson(part ?? null));
  return {
    figures: digest(figures),
    tables: digest(series),
    texts: digest(texts),
    published: digest(published),
  };
}
