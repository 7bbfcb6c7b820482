import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const TICK_MS = 10;

/**
 * The processor time that this process, what it started and what these started have used, in milliseconds: what others
 * do on the machine is left out. Read from /proc; null where there is none.
 */
export function treeTime(): number | null {
  const tree = treeOf(process.pid);
  return tree && [...tree.values()].reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0);
}

/** The memory that a process and what it started hold, in bytes, what several share counted once. Null without /proc. */
export function treeMemory(root: number): number | null {
  const tree = treeOf(root);
  return tree && [...tree.keys()].reduce((sum, pid) => sum + memoryOf(pid), 0);
}

type Stat = { readonly parent: number; readonly ticks: number };

function treeOf(root: number): Map<number, Stat> | null {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  const all = new Map(names.flatMap(statOf));
  const isOurs = (pid: number): boolean => {
    const found = all.get(pid);
    return pid === root || (found !== undefined && isOurs(found.parent));
  };
  return new Map([...all].filter(([pid]) => isOurs(pid)));
}

/** Its proportional share, in kilobytes there; none of a process that has just ended. */
function memoryOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** "pid (name) state parent …": of a process, and of those it has buried. */
function statOf(name: string): [number, Stat][] {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[Number(name), { parent: Number(fields[1]), ticks }]];
  } catch {
    return [];
  }
}
