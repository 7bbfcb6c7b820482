import process from 'node:process';
import { bareRows } from './bare-rows.ts';
import { ingestBare } from './ingest-bare.ts';
import { ingestReady } from './ingest-ready.ts';
import { ingestWhole, type Side } from './ingest-whole.ts';
import { pausedTime } from './paused-time.ts';

/** One side of the ingest bench in a process of its own, so that its memory is its own. */
const SIDES = {
  whole: ingestWhole,
  bareFromAnswers: (side: Side) => ingestBare(side, bareRows(side.answers, side.time)),
  ready: ingestReady,
  bare: (side: Side) => ingestBare(side),
} as const;

const [side, path = '', model = '', answers = '', posts = ''] = process.argv.slice(2);
const time = pausedTime();
await SIDES[side as keyof typeof SIDES]({ path, model, answers, posts: Number(posts), time });
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...time.read(), peakMb }));
