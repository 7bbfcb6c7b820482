import type { Words } from '../i18n/words.ts';

/** A text of ours in which French sets the ending of a number higher: 4ᵉ, 1ᵉʳ. */
export function Ordinals({ text, words }: { text: string; words: Words }) {
  if (words.format.language !== 'fr') return text;
  return (
    <>
      {text
        .split(/(?=er?\b)(?<=\b\d+)(er?)\b/)
        .map((part, index) => (index % 2 === 1 ? <sup key={index}>{part}</sup> : part))}
    </>
  );
}
