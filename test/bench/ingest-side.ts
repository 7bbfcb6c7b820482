import process from 'node:process';
import { ingestBare } from './ingest-bare.ts';
import { ingestReady } from './ingest-ready.ts';
import { ingestWhole } from './ingest-whole.ts';
import { pausedTime } from './paused-time.ts';

/** One side of the ingest bench in a process of its own, so that its memory is its own. */
const SIDES = { whole: ingestWhole, ready: ingestReady, bare: ingestBare } as const;

const [side, path = '', model = '', answers = '', posts = ''] = process.argv.slice(2);
const time = pausedTime();
await SIDES[side as keyof typeof SIDES]({ path, model, answers, posts: Number(posts), time });
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...time.read(), peakMb }));
