import process from 'node:process';

export type Used = { readonly seconds: number; readonly cpuSeconds: number };

/** A stopwatch that can stand still while the bench does what is no part of the work measured. */
export function pausedTime() {
  let [wall, cpu, since] = [0, 0, performance.now()];
  let cpuSince = process.cpuUsage();
  let runs = false;
  const stop = (): void => {
    if (!runs) return;
    const { user, system } = process.cpuUsage(cpuSince);
    wall += performance.now() - since;
    cpu += user + system;
    runs = false;
  };
  const start = (): void => {
    runs = true;
    cpuSince = process.cpuUsage();
    since = performance.now();
  };
  return {
    start,
    stop,
    reset(): void {
      [wall, cpu] = [0, 0];
    },
    read: (): Used => ({ seconds: wall / 1e3, cpuSeconds: cpu / 1e6 }),
  };
}
export type PausedTime = ReturnType<typeof pausedTime>;
