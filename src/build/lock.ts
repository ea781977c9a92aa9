import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuildError, getErrorCode } from './build-error.ts';

/**
 * Runs a function while holding a lock file. Takes over the lock of a process that has ended.
 * @throws BuildError if a running process holds the lock
 */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const mine = `${String(process.pid)} ${await readStartTime(process.pid)}`;
  await acquire(path, mine);
  try {
    return await run();
  } finally {
    // A lock that can't be removed must not fail the finished work: the next process takes it over.
    const holder = await contentOf(path).catch(() => undefined);
    if (holder === mine) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function acquire(path: string, mine: string): Promise<void> {
  // A link to a complete file: the lock never exists without its content.
  const draft = `${path}.${String(process.pid)}`;
  await writeFile(draft, mine);
  try {
    while (!(await tryLink(draft, path))) {
      const holder = await contentOf(path);
      if (holder === undefined) continue;
      const pid = await findRunningHolder(holder);
      if (pid !== undefined) {
        throw new BuildError(
          `Another build into this folder seems to be running (process ${String(pid)}). ` +
            `If none is running, delete ${path}`,
        );
      }
      await discard(path, holder, `${draft}.gone`);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes the lock of an ended process. If a faster rival had replaced it, puts the rival's lock back. */
async function discard(path: string, dead: string, aside: string): Promise<void> {
  try {
    await rename(path, aside);
  } catch (error) {
    if (getErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await contentOf(aside)) !== dead) await tryLink(aside, path);
  await rm(aside, { force: true });
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (getErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (getErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function findRunningHolder(content: string): Promise<number | undefined> {
  const [, pid, started] = /^(\d+) (\d*)$/.exec(content) ?? [];
  if (pid === undefined) return undefined;
  // The system may have given the process id to another process since.
  if ((await readStartTime(Number(pid))) !== started) return undefined;
  try {
    process.kill(Number(pid), 0);
    return Number(pid);
  } catch (error) {
    // EPERM: the process runs as another user.
    return getErrorCode(error) === 'EPERM' ? Number(pid) : undefined;
  }
}

/** Returns the start time of a process on Linux (proc(5), field 22 of `stat`), elsewhere an empty text. */
async function readStartTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
}
