import { parseArgs } from 'node:util';

/**
 * Runs a command and turns what it throws into words and an exit code: 1 where something is wrong, 2 where the
 * command was called wrongly. A stack trace is for us, and shows with `DEBUG=1` only.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Astro reports its use to its makers over the network unless told not to.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  try {
    await command();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(wordsOf(error));
  }
}

class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * The folder that the site is written to: `--outDir path`, by default `dist`.
 * @param usage what the command takes, in one line, for whoever called it otherwise
 * @throws UsageError for any other argument
 */
export function outDirOf(usage: string, args = process.argv.slice(2)): string {
  try {
    const { values } = parseArgs({ args, options: { outDir: { type: 'string' } } });
    if (values.outDir?.trim() === '') throw new TypeError('--outDir names no folder.');
    return values.outDir ?? 'dist';
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${usage}`);
  }
}

/** @throws UsageError for any argument */
export function noArguments(usage: string, args = process.argv.slice(2)): void {
  if (args.length > 0) throw new UsageError(`It takes no arguments.\nUsage: ${usage}`);
}

/**
 * Ends a server when the process that started it ends: npm, told to end, leaves its children behind,
 * and they would hold their port.
 */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}

/** By name, because Astro loads modules of ours a second time, with classes of their own. */
const expectedErrors = new Set(['ContentError', 'SettingError', 'BuildError', 'UsageError']);

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (expectedErrors.has(error.name)) return error.message.trimEnd();
  return process.env['DEBUG']
    ? (error.stack ?? error.message)
    : `${error.message}\n(DEBUG=1 shows where)`;
}
