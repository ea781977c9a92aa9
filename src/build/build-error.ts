import { formatFinding, type Diagnostic, type Finding } from '../content/diagnostic.ts';

/** A build that cannot run here. The message says what was found and how to fix it; no stack trace is needed. */
export class BuildError extends Error {
  override name = 'BuildError';
  /** The errors of articles, which may be the cause. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.diagnostics = diagnostics;
  }

  /** Creates an error with a message in the form of a diagnostic. @param place usually a path */
  static at(place: string, finding: Finding): BuildError {
    return new BuildError(formatFinding(place, finding));
  }
}

/** Returns the code of a system error, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** System errors that the person who builds can fix. Node's messages have the code, those of Vite's bundler the words. */
const systemErrors: readonly [message: RegExp, found: string, fix: string][] = [
  [/ENOSPC|EDQUOT|No space left|quota exceeded/i, 'a full disk', 'free some space on it'],
  [/ENOTDIR|Not a directory/i, 'a file in place of a folder', 'choose another --outDir'],
  [/EROFS|Read-only file system/i, 'a read-only disk', 'choose another --outDir'],
  [/EACCES|EPERM|Permission denied/i, 'no permission to read or write', 'change the permissions'],
  [/ENAMETOOLONG|File name too long/i, 'a name longer than 255 bytes', 'shorten the name'],
];

/** Where Vite's bundler writes, whose errors name no path. */
const BUILD_FOLDER = '.astro/builds';

/** Describes a system error in the form of a diagnostic. Returns any other error unchanged. */
export function describeSystemError(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // Our own errors quote names that people chose.
    if (cause.name !== 'Error') continue;
    const { message } = cause;
    const known = systemErrors.find(([pattern]) => pattern.test(message.replace(/'.*'/s, '')));
    const [, path = BUILD_FOLDER] = /'(.+?)'/s.exec(message) ?? [];
    if (!known) continue;
    const [, found, fix] = known;
    const expected =
      'files and folders that the build may read and write, and space for a second copy of the site';
    return BuildError.at(path, { found, expected, fix });
  }
  return error;
}
