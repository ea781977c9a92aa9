/** A build that cannot run here. The message says what was found and how to fix it; no stack trace is needed. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/** Returns the code of a system error, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
