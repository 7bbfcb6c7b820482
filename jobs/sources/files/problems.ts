import { AppError, type Sentence } from '../../../db/core/errors.ts';
import { badFile, type Position } from './bad-file.ts';

/** Enough to see what a file has wrong everywhere, few enough to read. */
const SHOWN = 10;

/** What is wrong with one value, before it is known where it stands. */
export class BadValue extends Error {
  readonly field: string;
  readonly sentence: Sentence;
  constructor(field: string, sentence: Sentence) {
    super(sentence.fr);
    this.field = field;
    this.sentence = sentence;
  }
}

/** Collects what is wrong with a file, so that it can be mended in one go: one problem a line, ten at most. */
export class Problems {
  readonly #file: string;
  readonly #found: AppError[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  /** @throws AppError with all of them, once there are enough */
  add(place: Position, why: Sentence, field?: string): void {
    this.#found.push(badFile(this.#file, place, why, field));
    if (this.#found.length >= SHOWN) this.throwIfAny();
  }

  /** @throws AppError `import-invalid`: each problem a line of its sentence */
  throwIfAny(): void {
    const [first, ...others] = this.#found;
    if (!first) return;
    if (others.length === 0) throw first;
    const lines = (language: 'fr' | 'en', nothing: string): string =>
      this.#found.map(({ sentence }) => sentence[language].replace(` ${nothing}`, '')).join('\n') +
      `\n${nothing}`;
    throw new AppError({
      code: 'import-invalid',
      status: 400,
      field: first.field,
      fr: lines('fr', 'Rien n’a été importé.'),
      en: lines('en', 'Nothing was imported.'),
    });
  }
}
