import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/styles/', import.meta.url);

/** Lists declarations with physical sides or sizes instead of logical ones. */
function listPhysicalDeclarations(css: string): string[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '');
  return [
    ...rules.matchAll(
      /(?<=[{;\s])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|text-align|float|clear)\s*:[^;}]*/g,
    ),
  ]
    .map(([declaration]) => declaration)
    .filter(
      (declaration) =>
        !/^(?:text-align|float|clear)\s*:\s*(?:start|end|center|inline-)/.test(declaration),
    );
}

test.each(readdirSync(folder))('%s has only logical sides and sizes', (file) => {
  expect(listPhysicalDeclarations(readFileSync(new URL(file, folder), 'utf8'))).toEqual([]);
});

test('physical sides and sizes are reported', () => {
  expect(
    listPhysicalDeclarations(
      'a { margin-left: 1px; padding-inline: 0; text-align: right; top: 0; height: 1px; float: left }',
    ),
  ).toHaveLength(5);
  expect(
    listPhysicalDeclarations('a { text-align: start; border-inline-start: 0 } /* left: 1 */'),
  ).toEqual([]);
});
