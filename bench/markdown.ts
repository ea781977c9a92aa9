/**
 * `node bench/markdown.ts` compares our pipeline, which has a native parser, with the same pipeline on remark-parse, for
 * the seed article.
 */
import { readdirSync, readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { inspectMarkdown } from '../src/markdown/inspect.ts';
import { resolveReferences } from '../src/markdown/parse.ts';
import { renderArticle, createRenderer } from '../src/markdown/render.ts';

const folder = new URL('../content/articles/en/', import.meta.url);
const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.md'));
const [, , body = ''] = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m);

const reference = unified().use(remarkParse).use(remarkGfm).freeze();
const renderReference = createRenderer((text) => {
  const tree = reference.parse(text);
  resolveReferences(tree);
  return tree;
});

/** Returns the milliseconds for one article, after a warm-up. */
function measure(run: () => unknown): number {
  for (let count = 0; count < 500; count += 1) run();
  const start = performance.now();
  for (let count = 0; count < 1_000; count += 1) run();
  return (performance.now() - start) / 1_000;
}

const nativeMs = measure(() => renderArticle(body, { language: 'en' }));
const remarkMs = measure(() => renderReference(body, { language: 'en' }));
const inspectionMs = measure(() => inspectMarkdown(body));
console.log(`${name}, ${body.length} characters`);
console.log(`render           ${nativeMs.toFixed(3)} ms`);
console.log(
  `remark's parser  ${remarkMs.toFixed(3)} ms, ${(remarkMs / nativeMs).toFixed(1)} times as long`,
);
console.log(
  `inspect          ${inspectionMs.toFixed(3)} ms, ${(inspectionMs / nativeMs).toFixed(1)} times`,
);
