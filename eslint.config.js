import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The build must not depend on the machine's clock or locale: the same articles give the same bytes anywhere.
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Use buildDate() in src/site.ts, which BUILD_DATE can set.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Use buildDate() in src/site.ts, which BUILD_DATE can set.',
  },
];
const locale = [
  {
    selector: 'CallExpression[callee.property.name=/^(toLocale.*String|localeCompare)$/]',
    message:
      'The result depends on the machine: use Intl with a language and time zone, or compare code units.',
  },
  {
    selector:
      ':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.length=0]',
    message: 'Without a language, Intl uses the locale of the machine.',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'dist.*/', '.astro/', '.cache/', 'public/', 'tests/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        // Must be the same for every file, otherwise the project is loaded again for each kind of file.
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      // Numbers in messages are safe.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `env['SITE_URL']` shows that the variable may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      complexity: ['error', 15],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.astro'],
    // The Astro parser doesn't support the project service and prints a warning.
    languageOptions: { parserOptions: { projectService: false, project: true } },
    // The linter doesn't know the type of markup such as `{names.map((name) => <li />)}`.
    rules: { '@typescript-eslint/no-unsafe-return': 'off' },
  },
  {
    files: ['src/**/*.{ts,astro}'],
    rules: { 'no-restricted-syntax': ['error', ...clock, ...locale] },
  },
  { files: ['src/site.ts'], rules: { 'no-restricted-syntax': ['error', ...locale] } },
  { files: ['src/cli/**', 'tests/**', 'bench/**', 'deploy/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      // Vitest needs `{}` as the first parameter of a fixture that uses no other.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      // The function of a `describe` holds many tests.
      'max-lines-per-function': 'off',
    },
  },
  { files: ['src/browser/**'], languageOptions: { globals: globals.browser } },
  {
    files: [
      'src/{article,language,lists,markdown}/**',
      'src/content/!(cache|image-files|last-good|loader|reader|valid-content).ts',
    ],
    // These parts must also run in a browser.
    rules: { 'no-restricted-globals': ['error', 'Buffer', 'process'] },
  },
);
