import { expect, test } from 'vitest';
import { BuildError, describeSystemError } from '../../src/build/build-error.ts';

/** Creates an error as Node does. */
const systemError = (code: string, words: string) =>
  Object.assign(new Error(`${code}: ${words}, open '/srv/site/a.png'`), { code });

test.each([
  [systemError('ENOSPC', 'no space left on device'), 'a full disk'],
  [systemError('EDQUOT', 'disk quota exceeded'), 'a full disk'],
  [systemError('ENOTDIR', 'not a directory'), 'a file in place of a folder'],
  [systemError('EROFS', 'read-only file system'), 'a read-only disk'],
  [systemError('EACCES', 'permission denied'), 'no permission to read or write'],
  [systemError('EPERM', 'operation not permitted'), 'no permission to read or write'],
  [systemError('ENAMETOOLONG', 'name too long'), 'a name longer than 255 bytes'],
  // An error that Astro or Vite wraps.
  [
    new Error('Build failed', { cause: systemError('ENOSPC', 'no space left on device') }),
    'a full disk',
  ],
  [
    new Error(`The cache failed. Error: ${systemError('EACCES', 'permission denied').message}`),
    'no permission to read or write',
  ],
])('%s is described with its place and how to fix it', (error, found) => {
  const { name, message } = describeSystemError(error) as Error;
  expect(name).toBe('BuildError');
  expect(message).toMatch(
    /^\/srv\/site\/a\.png\n {2}found {5}.+\n {2}expected {2}.+\n {2}fix {7}.+\n$/,
  );
  expect(message).toContain(`found     ${found}\n`);
});

test('an error of Vite, which is written in Rust, has words instead of a code', () => {
  const error = new Error('Could not write a.js: No space left on device (os error 28)');
  expect((describeSystemError(error) as Error).message).toMatch(
    /^\.astro\/builds\n {2}found {5}a full disk\n/,
  );
});

test('any other error stays as it is', () => {
  for (const error of [
    new Error('other'),
    new BuildError('Found "EACCES"'),
    new Error("no file 'ENOSPC'"),
    'text',
    undefined,
  ])
    expect(describeSystemError(error)).toBe(error);
});
