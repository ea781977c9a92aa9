import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { packages } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, { integrity?: string }> };

test('every package has an integrity hash, including packages for other systems', () => {
  const withoutHash = Object.entries(packages)
    // The first entry is the project itself.
    .filter(([path, { integrity = '' }]) => path !== '' && !integrity.startsWith('sha512-'))
    .map(([path]) => path);
  expect(withoutHash).toEqual([]);
});
