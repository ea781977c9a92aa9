import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command.ts';

/**
 * Holds a lock file while something runs: two builds at once would mix in Astro's working folders.
 * The lock of a process that is gone is taken over.
 * @throws CommandError when a living process holds it
 */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  while (!(await take(path, mine))) {
    const holder = await readFile(path, 'utf8').catch(() => '');
    const pid = await livingHolder(holder);
    if (pid !== undefined) {
      throw new CommandError(
        `Another build of this site is running (process ${String(pid)}): wait for it, or end it.`,
      );
    }
    await rm(path, { force: true });
  }
  try {
    return await run();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function livingHolder(content: string): Promise<number | undefined> {
  try {
    const { pid, started } = JSON.parse(content) as { pid: number; started: string };
    process.kill(pid, 0);
    // The number may have passed to another process since.
    return (await startOf(pid)) === started ? pid : undefined;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? -1 : undefined;
  }
}

/** When a process started, as Linux tells it (proc(5), field 22 of `stat`); elsewhere nothing is known. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
}
