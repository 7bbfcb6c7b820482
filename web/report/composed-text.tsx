import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { type FigureReference, referencesIn } from '../../api/contract/figure-reference.ts';

/** A figure that a text refers to: what it reads in the sentence, and what the footnote says of it. Null: it is unknown. */
export type Referred = { readonly inline: string; readonly note: string } | null;
type Refer = (reference: FigureReference) => Referred;
type Props = {
  /** The place of the text: its footnotes are told apart by it. */
  readonly id: string;
  readonly markdown: string;
  readonly refer: Refer;
  /** « Note »: its number follows, and several are « Notes ». */
  readonly noteWord: string;
};

/**
 * What somebody wrote, in Markdown. Its references read as figures with a footnote each; HTML reads as it is typed,
 * pictures as their words: nothing but these elements can come out.
 */
export function ComposedText({ id, markdown, refer, noteWord }: Props) {
  const references = new Map(referencesIn(markdown).map((reference) => [reference.text, reference]));
  const notes = [...references.keys()];
  const draw: Draw = { id, notes, refer, noteWord };
  return (
    <div class="composed">
      {lexer(markdown).map((token) => block(token, draw))}
      {notes.length > 0 && (
        <ol class="composed-notes" aria-label={`${noteWord}s`}>
          {[...references.values()].map((reference, index) => (
            <li key={reference.text} id={`${id}-note-${index + 1}`}>
              {refer(reference)?.note ?? reference.text}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type Draw = {
  readonly id: string;
  readonly notes: readonly string[];
  readonly refer: Refer;
  readonly noteWord: string;
};

function block(token: Token, draw: Draw): ComponentChildren {
  const { type } = token;
  const inside = () => inlines((token as Tokens.Generic).tokens ?? [], draw);
  if (type === 'space' || type === 'def') return null;
  if (type === 'heading') return <h3>{inside()}</h3>;
  if (type === 'hr') return <hr />;
  if (type === 'blockquote')
    return (
      <blockquote>
        {((token as Tokens.Blockquote).tokens ?? []).map((inner) => block(inner, draw))}
      </blockquote>
    );
  if (type === 'list') {
    const { ordered, items } = token as Tokens.List;
    const lines = items.map((item) => (
      <li key={item.raw}>{item.tokens.map((inner) => itemPart(inner, draw))}</li>
    ));
    return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
  }
  if (type === 'paragraph') return <p>{inside()}</p>;
  return <p>{token.raw.trim()}</p>;
}

/** What stands in a line of a list: its words without a paragraph of their own. */
function itemPart(token: Token, draw: Draw): ComponentChildren {
  if (token.type === 'text' || token.type === 'paragraph')
    return inlines((token as Tokens.Text).tokens ?? [token], draw);
  return block(token, draw);
}

function inlines(tokens: readonly Token[], draw: Draw): ComponentChildren[] {
  return tokens.map((token) => inline(token, draw));
}

function inline(token: Token, draw: Draw): ComponentChildren {
  const { type } = token;
  const inside = () => inlines((token as Tokens.Generic).tokens ?? [], draw);
  if (type === 'strong') return <strong>{inside()}</strong>;
  if (type === 'em') return <em>{inside()}</em>;
  if (type === 'br') return <br />;
  if (type === 'codespan') return <code>{(token as Tokens.Codespan).text}</code>;
  if (type === 'image') return (token as Tokens.Image).text;
  if (type === 'link') {
    const { href } = token as Tokens.Link;
    // Only an ordinary web address becomes a link.
    return /^https?:\/\//.test(href) ? (
      <a href={href} rel="noreferrer">
        {inside()}
      </a>
    ) : (
      inside()
    );
  }
  if (type === 'escape') return (token as Tokens.Escape).text;
  return withFigures(token.raw, draw);
}

function withFigures(text: string, { id, notes, refer, noteWord }: Draw): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const reference of referencesIn(text)) {
    const number = notes.indexOf(reference.text) + 1;
    parts.push(text.slice(from, reference.at), refer(reference)?.inline ?? reference.text);
    parts.push(
      <sup>
        <a href={`#${id}-note-${number}`} aria-label={`${noteWord} ${number}`}>
          {number}
        </a>
      </sup>,
    );
    from = reference.at + reference.text.length;
  }
  return [...parts, text.slice(from)];
}
