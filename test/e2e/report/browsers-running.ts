import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** How many browsers this process has started and not yet buried: its children that are no zombies. */
export function browsersRunning(): number {
  return processes().filter(({ parent, state }) => parent === process.pid && !state.startsWith('Z')).length;
}

type Process = { parent: number; state: string };

/** From /proc where there is one: a minimal Linux has no `ps`. */
function processes(): Process[] {
  if (!existsSync('/proc/self/stat')) {
    const table = execFileSync('ps', ['-o', 'stat=,ppid=', '-A'], { encoding: 'utf8' });
    return table.split('\n').map(toProcess);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // "pid (name) state parent …", where the name may hold spaces and brackets.
        return [toProcess(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '')];
      } catch {
        return [];
      }
    });
}

function toProcess(line: string): Process {
  const [state = 'Z', parent] = line.trim().split(/\s+/);
  return { state, parent: Number(parent) };
}
