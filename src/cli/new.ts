import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BuildError, describeSystemError } from '../build/build-error.ts';
import { ContentError } from '../content/diagnostic.ts';
import { parseArticleFile } from '../content/file.ts';
import { writeSkeleton } from '../content/skeleton.ts';
import { createSlug } from '../language/slug.ts';
import { contentFolder } from '../site.ts';
import { parseNewOptions, runCommand } from './command.ts';

await runCommand(async () => {
  const { title, language } = parseNewOptions();
  const folder = join(contentFolder(), 'articles', language);
  const path = join(folder, `${createSlug(title)}.md`);
  const text = writeSkeleton(title);
  const parsed = parseArticleFile(path, new TextEncoder().encode(text));
  if ('diagnostics' in parsed && parsed.diagnostics.length > 0) {
    throw new ContentError(parsed.diagnostics);
  }
  const taken = [path, path.replace(/\.md$/, '/index.md')].find((file) => existsSync(file));
  if (taken !== undefined) {
    throw BuildError.at(taken, {
      found: 'an article with this name',
      expected: 'a name that no article of this language has',
      fix: 'choose another title, which you can change in the file later',
    });
  }
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw describeSystemError(error);
  }
  console.log(
    `${path}\nOpen it in a text editor. npm run dev shows it as soon as all required fields are there.`,
  );
});
