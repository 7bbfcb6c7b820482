import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PublishedFiguresAnswer } from '../../../api/contract/summary.ts';
import { instant } from '../../../db/core/calendar.ts';
import { readPublishedFigures } from '../../../jobs/sources/files/published-figures.ts';
import { toRegister } from '../../../reports/edition/register.ts';

const path = fileURLToPath(new URL('../../../db/catalogue/published-figures.json', import.meta.url));

/** The real register: what was published about #i4Emploi, in its own words. */
export const PUBLISHED: PublishedFiguresAnswer = toRegister(
  readPublishedFigures(readFileSync(path, 'utf8'), path, instant('2019-10-01T02:00:00Z')),
);
