import process from 'node:process';

export type Lap = { readonly stage: string; readonly cpuSeconds: number; readonly wallSeconds: number };

/** Tells where the time goes: processor time of this process, and the clock on the wall, stage by stage. */
export function stopwatch() {
  const laps = new Map<string, { cpu: number; wall: number }>();
  return {
    async time<T>(stage: string, work: () => Promise<T> | T): Promise<T> {
      const cpu = process.cpuUsage();
      const wall = performance.now();
      try {
        return await work();
      } finally {
        const used = process.cpuUsage(cpu);
        const lap = laps.get(stage) ?? { cpu: 0, wall: 0 };
        lap.cpu += (used.user + used.system) / 1e6;
        lap.wall += (performance.now() - wall) / 1e3;
        laps.set(stage, lap);
      }
    },
    laps: (): Lap[] =>
      [...laps].map(([stage, { cpu, wall }]) => ({ stage, cpuSeconds: cpu, wallSeconds: wall })),
  };
}
export type Stopwatch = ReturnType<typeof stopwatch>;
