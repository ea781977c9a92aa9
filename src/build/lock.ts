import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BuildError } from './build-error.ts';

/** The code of SQLite if another process holds a lock (https://sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;

/**
 * Runs a function while holding a lock. SQLite locks its file for us, which the system undoes when a process ends,
 * however it ends.
 * @throws BuildError if a running process holds the lock
 */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const lock = new DatabaseSync(path);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return await run();
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new BuildError('Another build into this folder is running: wait until it ends.');
  } finally {
    lock.close();
  }
}
