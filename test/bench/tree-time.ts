import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const TICK_MS = 10;

/**
 * The processor time that this process, what it started and what these started have used, in milliseconds: what others
 * do on the machine is left out. Read from /proc; null where there is none.
 */
export function treeTime(): number | null {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  const all = new Map(names.flatMap(statOf));
  const isOurs = (pid: number): boolean => {
    const found = all.get(pid);
    return pid === process.pid || (found !== undefined && isOurs(found.parent));
  };
  return [...all].reduce((sum, [pid, { ticks }]) => sum + (isOurs(pid) ? ticks * TICK_MS : 0), 0);
}

/** "pid (name) state parent …": of a process, and of those it has buried. */
function statOf(name: string): [number, { parent: number; ticks: number }][] {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[Number(name), { parent: Number(fields[1]), ticks }]];
  } catch {
    return [];
  }
}
