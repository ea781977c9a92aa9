import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The build reads no clock that cannot be set, and no locale of the machine: the same articles make
// the same bytes on any machine and any day.
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The clock is read in src/site.ts only, where BUILD_DATE can set it.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is read in src/site.ts only, where BUILD_DATE can set it.',
  },
];
const locale = [
  {
    selector: 'CallExpression[callee.property.name=/^(toLocale.*String|localeCompare)$/]',
    message:
      'Its answer depends on the machine: use Intl with a language and time zone, or compare plain.',
  },
  {
    selector:
      ':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.length=0]',
    message: 'Without a language, Intl takes the machine’s.',
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
        // Must be the same for every file, or the project is loaded anew for each kind.
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      // `${count}` is what a message is made of; the other types stay refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `env['SITE_URL']` says better than `env.SITE_URL` that it may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.astro'],
    // The parser of these files knows no project service, and says so at every run when it is asked for it.
    languageOptions: { parserOptions: { projectService: false, project: true } },
    // To the linter, though not to `astro check`, markup has no type: `{names.map((name) => <li />)}`.
    rules: { '@typescript-eslint/no-unsafe-return': 'off' },
  },
  {
    files: ['src/**/*.{ts,astro}'],
    rules: { 'no-restricted-syntax': ['error', ...clock, ...locale] },
  },
  { files: ['src/site.ts'], rules: { 'no-restricted-syntax': ['error', ...locale] } },
  { files: ['src/cli/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    // How Vitest is told that a fixture needs no other.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  { files: ['src/browser/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['src/{article,language,lists,markdown}/**', 'src/content/!(cache|loader).ts'],
    // These parts must also run in a browser.
    rules: { 'no-restricted-globals': ['error', 'Buffer', 'process'] },
  },
);
