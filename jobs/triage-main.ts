import process from 'node:process';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import type { Language } from '../db/core/errors.ts';
import { POST_LABELS, type PostLabel } from '../db/core/labels.ts';
import { entitiesOf } from './triage/entities.ts';
import type { Scores } from './triage/model.ts';
import { isCertain, priority } from './triage/queue.ts';
import { type BioLine, type PostLine, readBioLines, readPostLines } from './triage/read-posts.ts';
import { round, sortPost } from './triage/suggest.ts';
import { tagsOf } from './triage/tags.ts';

await runMain(async ({ language, print, signal }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { bios: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(help(language));
  const [file, surplus] = positionals;
  if (!file) throw usageError('Quel fichier trier ?', 'Which file is to be sorted?', 'FILE');
  if (surplus !== undefined) throw usageError('Un seul fichier à la fois.', 'One file at a time.', 'FILE');
  const write = async (answer: object): Promise<void> => {
    // A reader slower than the sorting must not fill the memory.
    if (process.stdout.write(`${JSON.stringify(answer)}\n`) || process.stdout.destroyed) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        process.stdout.removeListener('drain', go).removeListener('close', go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      process.stdout.once('drain', go).once('close', go);
      signal.addEventListener('abort', go);
    });
  };
  if (values.bios) {
    const collective = readCollective(readEnv().collectiveFile);
    for await (const bio of readBioLines(file)) {
      if (signal.aborted || process.stdout.destroyed) return;
      await write(readBio(bio, collective));
    }
    return;
  }
  for await (const post of readPostLines(file)) {
    if (signal.aborted || process.stdout.destroyed) return;
    await write(sorted(post));
  }
});

function readBio({ id, text }: BioLine, collective: Parameters<typeof tagsOf>[1]): object {
  const { tag, seekerTag } = tagsOf(text, collective);
  return { id, adopter: tag, seeker: seekerTag };
}

function sorted({ id, text, author_bio }: PostLine): object {
  const { label, scores, reason } = sortPost(text, author_bio);
  return {
    id,
    label,
    scores: rounded(scores, label),
    reason,
    entities: entitiesOf(text, label),
    decision: isCertain(label, scores) ? 'automatic' : 'queued',
    priority: round(priority(scores)),
  };
}

/** Three decimals that still sum to 1: the likeliest takes what rounding left. */
function rounded(scores: Scores, label: PostLabel): Record<PostLabel, number> {
  const others = POST_LABELS.filter((one) => one !== label).map((one) => [one, round(scores[one])] as const);
  const rest = others.reduce((sum, [, score]) => sum + score, 0);
  return { ...Object.fromEntries(others), [label]: round(1 - rest) } as Record<PostLabel, number>;
}

function help(language: Language): string {
  return language === 'fr'
    ? `npm run triage -- [--bios] FICHIER.jsonl

Propose pour chaque publication ce qu’elle dit au collectif ; ce sont les personnes qui décident.
Une ligne d’entrée : {id, text, author_bio, created_at}. Une ligne de sortie :
{id, label, scores, reason, entities {contract, place, occupation}, decision, priority}
  label     seeker_request, placement_report, relay_support, employer_offer ou other
  scores    la probabilité de chacun ; leur somme vaut 1
  reason    les signes qui ont le plus compté
  decision  « automatic » si c’est certain (jamais pour une demande ni une déclaration), sinon « queued »
  priority  l’ordre du tri, les déclarations possibles d’abord

  --bios    lit des biographies {id, text} et donne {id, adopter, seeker}`
    : `npm run triage -- [--bios] FILE.jsonl

Proposes for each post what it says to the collective; people decide.
A line in: {id, text, author_bio, created_at}. A line out:
{id, label, scores, reason, entities {contract, place, occupation}, decision, priority}
  label     seeker_request, placement_report, relay_support, employer_offer or other
  scores    how probable each is; they sum to 1
  reason    the signs that counted most
  decision  “automatic” where it is certain (never a request or a declaration), else “queued”
  priority  the order of sorting, possible declarations first

  --bios    reads bios {id, text} and gives {id, adopter, seeker}`;
}
