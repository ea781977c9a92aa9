import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/styles/', import.meta.url);

/**
 * Lists declarations that favour the left or the right side. Both sides at once are fine, and so are top and bottom, whose
 * logical names browsers of 2018 lack.
 */
function listOneSidedDeclarations(css: string): string[] {
  return [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/\{([^{}]*)\}/g)].flatMap(
    ([, rule = '']) => {
      const declarations = rule.split(';').map((one) => one.trim().replace(/\s+/g, ' '));
      return declarations.filter((declaration) => {
        const mirrored = declaration.replace(
          /^([\w-]*)(left|right)/,
          (_, start: string, side) => `${start}${side === 'left' ? 'right' : 'left'}`,
        );
        const [, , right, , left] =
          /^(?:margin|padding|border-\w+|inset): ((\S+) (\S+) (\S+) (\S+))$/
            .exec(declaration)
            ?.slice(1) ?? [];
        return (
          !declarations.includes(mirrored) ||
          /^(?:text-align|float|clear): (?:left|right)/.test(declaration) ||
          right !== left
        );
      });
    },
  );
}

test.each(readdirSync(folder))('%s favours neither the left nor the right side', (file) => {
  expect(listOneSidedDeclarations(readFileSync(new URL(file, folder), 'utf8'))).toEqual([]);
});

test('declarations for one side are reported', () => {
  expect(
    listOneSidedDeclarations(
      'a { margin-left: 1px; padding: 0 1px 0 2px; text-align: right; right: 0 } b { float: left }',
    ),
  ).toHaveLength(5);
  expect(
    listOneSidedDeclarations(
      'a { text-align: start; padding-left: 0; padding-right: 0; padding: 1px 2px 0 2px } /* left: 1 */',
    ),
  ).toEqual([]);
});
