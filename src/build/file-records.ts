import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';
import type { Inspection } from './inspect.ts';
import { createFinder, hashFile, type Manifest } from './output-manifest.ts';

/** The inspection of a published file, and its time, so that a build needn't read it again. */
interface FileRecord extends Inspection {
  modifiedMs: number;
}

interface Saved {
  records: ReadonlyMap<string, FileRecord>;
  state: string | undefined;
}

/** Remembers size, time and check of the published files of an output folder between builds. */
export class FileRecords {
  readonly #outDir: string;
  readonly #path: string;
  readonly #code: string;
  readonly #find: ReturnType<typeof createFinder>;
  #records: ReadonlyMap<string, FileRecord> = new Map();
  /** The state that `checkSite` returned for the last build. */
  state: string | undefined;

  private constructor(outDir: string, code: string) {
    this.#outDir = outDir;
    this.#code = code;
    this.#find = createFinder(outDir);
    const name = hash('sha256', outDir).slice(0, 32);
    this.#path = resolve('node_modules/.cache/dragoman/published', name);
  }

  /** @param code a hash of the code that checks files; records of other code are dropped */
  static async open(outDir: string, code = ''): Promise<FileRecords> {
    const records = new FileRecords(outDir, code);
    const content = await readCacheFile(records.#path, code);
    if (content) {
      const saved = deserialize(content) as Saved;
      records.#records = saved.records;
      records.state = saved.state;
    }
    return records;
  }

  /** Returns the bytes of a published file, and 0 if it isn't there. */
  sizeOf(path: string): number {
    const { at, stats } = this.#find(path);
    return at === path ? (stats?.size ?? 0) : 0;
  }

  /** Checks that a published file has still the bytes that the manifest says. Reads it if its size or time has changed. */
  isIntact(path: string, sha256: string): boolean {
    const { at, stats } = this.#find(path);
    if (at !== path || stats?.isFile() !== true) return false;
    const record = this.#records.get(path);
    const isKnown = record?.size === stats.size && record.modifiedMs === stats.mtimeMs;
    return (isKnown ? record.sha256 : hashFile(join(this.#outDir, path))) === sha256;
  }

  /** The files of the last build. */
  get files(): ReadonlyMap<string, Inspection> {
    return this.#records;
  }

  /** Returns what is known of a file with these bytes. */
  get(path: string, sha256: string | undefined): Inspection | undefined {
    const record = this.#records.get(path);
    return record?.sha256 === sha256 ? record : undefined;
  }

  /** Records the published files. @param changed those that have been written since the records were opened */
  async save(
    { files, changed }: { files: Manifest; changed: readonly string[] },
    { inspections, state }: { inspections: ReadonlyMap<string, Inspection> } & Pick<Saved, 'state'>,
  ): Promise<void> {
    const records = new Map<string, FileRecord>();
    const written = new Set(changed);
    for (const path of files.keys()) {
      const stats = written.has(path)
        ? lstatSync(join(this.#outDir, path), { throwIfNoEntry: false })
        : this.#find(path).stats;
      const inspection = inspections.get(path);
      if (stats === undefined || inspection === undefined) continue;
      const { sha256, check } = inspection;
      records.set(path, { sha256, size: stats.size, check, modifiedMs: stats.mtimeMs });
    }
    await writeCacheFile(this.#path, serialize({ records, state } satisfies Saved), this.#code);
  }
}
