import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from '../article/sample.ts';

/** Names that look like HTML to code that doesn't parse it, by the slug of their article. */
export const markupNames = {
  'script-start': '<script>',
  'script-end': '</script> end',
  'style-start': '<style>',
  'style-end': '</style> end',
  comment: '<!--<script> comment',
  'script-with-text': '<script>alert(1)</script> text',
  attribute: 'content-security-policy" content="',
  directive: "script-src 'none'",
};

/** Writes an article for each name, with the name in every text field. */
export function writeMarkupNames(content: string): void {
  const folder = join(content, 'articles/en');
  mkdirSync(folder, { recursive: true });
  for (const [slug, name] of Object.entries(markupNames)) {
    // A JSON string is a YAML string.
    const word = JSON.stringify(name);
    const [, , body = ''] = sample.split(/^---$/m);
    const fields = [
      `title: ${word}`,
      'titleBy: site',
      `description: ${word}`,
      'published: 2026-11-22',
      `topics: [${word}]`,
      `source: { author: ${word}, publication: ${word}, title: ${word}, cites: [{ name: ${word} }] }`,
      `translator: [{ name: ${word}, type: organization, work: [translated] }]`,
      `disclaimer: ${word}`,
      `rights: ${word}`,
      `corrections: [{ date: 2026-11-23, error: site, text: ${word} }]`,
    ];
    writeFileSync(join(folder, `${slug}.md`), `---\n${fields.join('\n')}\n---\n${body}`);
  }
}
