import process from 'node:process';

export type Lap = { readonly stage: string; readonly cpuSeconds: number };

/** Tells where this process's processor time goes, stage by stage. */
export function stopwatch() {
  const stages = new Map<string, number>();
  const add = (stage: string, used: NodeJS.CpuUsage) =>
    stages.set(stage, (stages.get(stage) ?? 0) + (used.user + used.system) / 1e6);
  return {
    async time<T>(stage: string, work: () => Promise<T> | T): Promise<T> {
      const start = process.cpuUsage();
      try {
        return await work();
      } finally {
        add(stage, process.cpuUsage(start));
      }
    },
    /** For stages that follow one another: each call puts what was used since the last one down to its stage. */
    laps(): (stage: string) => void {
      let last = process.cpuUsage();
      return (stage) => {
        add(stage, process.cpuUsage(last));
        last = process.cpuUsage();
      };
    },
    read: (): Lap[] => [...stages].map(([stage, cpuSeconds]) => ({ stage, cpuSeconds })),
  };
}
export type Stopwatch = ReturnType<typeof stopwatch>;
