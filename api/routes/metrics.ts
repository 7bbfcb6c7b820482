import { createHash, timingSafeEqual } from 'node:crypto';
import process from 'node:process';
import { Router } from 'express';
import { readCostOfMonth, readLastNight } from '../../db/queries/nights.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { notFound } from '../middleware/problems.ts';
import type { RequestCounts } from '../request-counts.ts';

/**
 * `/metrics` as Prometheus reads it, for whoever bears METRICS_TOKEN; without one there is no such address. No
 * label holds an address, a person or a text.
 */
export function metricsRoute(context: Context, counts: RequestCounts): Router {
  const router = Router();
  const { metricsToken } = context;
  if (!metricsToken) return router;
  router.all('/metrics', allowMethods(READ));
  router.get('/metrics', async (request, response, next) => {
    response.locals.operation = 'metrics';
    const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
    // Whoever does not bear it learns nothing, not even that it is there.
    if (!same(given, metricsToken)) return notFound(request, response, next);
    const text = await metricsText(context, counts);
    response.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4').send(text);
  });
  return router;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

type Sample = readonly [labels: string, value: number];

async function metricsText(context: Context, counts: RequestCounts): Promise<string> {
  const { store, watch, clock } = context;
  const answered = counts.answered();
  const of = ({ operation, status }: (typeof answered)[number]) =>
    `{operation="${operation}",status="${status}"}`;
  const troubles = await watch.look();
  const families: [name: string, kind: 'gauge' | 'counter', help: string, samples: readonly Sample[]][] = [
    [
      'i4emploi_trouble',
      'gauge',
      'What is wrong just now.',
      troubles.map(({ code }) => [`{code="${code}"}`, 1]),
    ],
    [
      'i4emploi_stopped',
      'gauge',
      '1 while nothing can be written or read.',
      [['', Number(troubles.some(({ stops }) => stops))]],
    ],
    ['i4emploi_requests_total', 'counter', 'Requests answered.', answered.map((one) => [of(one), one.count])],
    [
      'i4emploi_request_seconds_total',
      'counter',
      'Time taken to answer them.',
      answered.map((one) => [of(one), one.seconds]),
    ],
    [
      'i4emploi_loop_delay_p99_seconds',
      'gauge',
      'How long the process was deaf.',
      [['', counts.takeDelay()]],
    ],
    ['i4emploi_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]],
  ];
  const replica = await context.readers?.health();
  if (replica)
    families.push(
      [
        'i4emploi_replica_following',
        'gauge',
        '1 while pages are read from the replica.',
        [['', Number(replica.state === 'following')]],
      ],
      [
        'i4emploi_replica_lag_seconds',
        'gauge',
        'How long ago the primary held what the replica lacks.',
        [['', replica.lagMs / 1000]],
      ],
    );
  // A store that cannot be read is told by the lines above: the rest of them must not be lost with it.
  const night = await readLastNight(store.db).catch(() => null);
  const month = clock.now().slice(0, 7);
  const cost = await readCostOfMonth(store.db, month).catch(() => null);
  if (night?.ended_at) {
    families.push(
      [
        'i4emploi_night_ended_seconds',
        'gauge',
        'When the last night ended.',
        [['', Date.parse(night.ended_at) / 1000]],
      ],
      [
        'i4emploi_night_good',
        'gauge',
        '1 when each task of the last night was done.',
        [['', Number(night.state === 'done')]],
      ],
    );
  }
  if (cost)
    families.push([
      'i4emploi_x_cost_dollars',
      'gauge',
      'What reading X has cost this month (UTC).',
      [['', cost.dollars]],
    ]);
  return families
    .map(([name, kind, help, samples]) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${kind}`,
        ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}
