import process from 'node:process';

/**
 * Watches the event loop until it is asked what its longest turn was, in milliseconds: of this thread's processor
 * time, which leaves out what others do on the machine, and by the clock, which holds the waits for the disk.
 */
export function watchTurns(): () => { readonly block: number; readonly wall: number } {
  const longest = { block: 0, wall: 0 };
  let [cpu, began] = [process.threadCpuUsage(), performance.now()];
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(cpu);
    longest.block = Math.max(longest.block, (user + system) / 1000);
    longest.wall = Math.max(longest.wall, performance.now() - began);
    [cpu, began] = [process.threadCpuUsage(), performance.now()];
  };
  let next = setImmediate(function turn() {
    look();
    next = setImmediate(turn);
  });
  return () => {
    clearImmediate(next);
    look();
    return longest;
  };
}
