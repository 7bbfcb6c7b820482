import type { MyAccessAnswer } from '../../api/contract/my-access.ts';
import type { Words } from '../i18n/words.ts';
import { sendAnswer } from '../site/fetch-answer.ts';

/** Whether this browser makes passkeys and writes them as JSON. */
export const knowsPasskeys = (): boolean =>
  typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function';

/**
 * Lets the device make a passkey, and the service keep its public half.
 * @returns null when the person, or the device, would not
 */
export async function makePasskey(words: Words): Promise<MyAccessAnswer | null> {
  const options = await sendAnswer<PublicKeyCredentialCreationOptionsJSON>(
    'my-access/passkey-options',
    {},
    words,
  );
  const made = await navigator.credentials
    .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    .catch(() => null);
  if (made === null) return null;
  const response: unknown = (made as PublicKeyCredential).toJSON();
  return sendAnswer<MyAccessAnswer>('my-access/passkeys', { response }, words);
}
