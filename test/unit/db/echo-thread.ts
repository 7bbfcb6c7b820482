import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { answerBeside } from '../../../db/core/ask-beside.ts';
import { AppError } from '../../../db/core/errors.ts';

/** Answers with its own number; dies, hangs or refuses when it is asked to. */
await answerBeside(async (question) => {
  if (question === 'die') process.exit(1);
  if (question === 'hang') for (;;);
  if (question === 'refuse') throw new AppError({ code: 'no', fr: 'Non.', en: 'No.' });
  return `${question} ${threadId}`;
});
