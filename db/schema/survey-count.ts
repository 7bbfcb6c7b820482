import type { Survey } from '../core/answers.ts';
import type { Day } from '../core/calendar.ts';

/** How many gave an answer in a month. No row stands for anybody: neither who, nor when, nor in which order. */
export type SurveyCountTable = {
  survey: Survey;
  /** Its first day. */
  month: Day;
  score: number;
  source: 'file';
  answers: number;
};
