import type { EditionsDesk, PrintBody } from '../../api/contract/editions-desk.ts';
import type { EditionsMessages } from '../i18n/editions-fr.ts';
import type { Words } from '../i18n/words.ts';

/** Sends something to the desk and shows what stands then; whether it was taken. */
export type Act = (path: string, body: object, meanwhile?: string) => Promise<boolean>;
/** Has a file of an edition printed, and saves it. */
export type SavePrint = (asked: PrintBody) => Promise<void>;
/** What each part of the desk is given. */
export type DeskPart = {
  readonly desk: EditionsDesk;
  readonly words: Words;
  readonly t: EditionsMessages;
  readonly act: Act;
  readonly savePrint: SavePrint;
  readonly isBusy: boolean;
};
