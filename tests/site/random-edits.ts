import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { copyProject, replace } from './project-copy.ts';

/** An article of the test: its frontmatter as an object, and its text. */
interface Sample {
  fields: Record<string, unknown>;
  body: string;
}

const languages = ['en', 'ar', 'ru'];
const words = 'all human beings are born free and equal in dignity and rights'.split(' ');

/** Creates pseudorandom numbers, always the same for a seed (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(all: readonly T[]): T => {
    const one = all[below(all.length)];
    if (one === undefined) throw new Error('Nothing to pick');
    return one;
  };
  const phrase = () => Array.from({ length: 4 + below(5) }, () => pick(words)).join(' ');
  return { below, pick, phrase };
}

/** A project with random articles that are edited at random. */
class EditedProject {
  readonly root = copyProject();
  readonly #random: ReturnType<typeof createRandom>;
  readonly #articles = new Map<string, Sample>();
  #day = 1;
  #number = 0;

  constructor(seed: number) {
    this.#random = createRandom(seed);
    for (let count = 0; count < 45; count += 1) this.#create();
  }

  #date(): string {
    const { below, pick } = this.#random;
    const month = String(1 + below(12)).padStart(2, '0');
    const day = String(1 + below(28)).padStart(2, '0');
    return `${pick(['2024', '2025', '2026'])}-${month}-${day}`;
  }

  #create(): string {
    const { below, pick, phrase } = this.#random;
    this.#number += 1;
    const id = `${pick(languages)}/sample-${String(this.#number)}`;
    const fields = {
      title: `Sample ${String(this.#number)} ${phrase()}`,
      titleBy: 'site',
      description: below(2) === 0 ? 'none' : phrase(),
      published: this.#date(),
      topics: [`Topic ${pick(['one', 'two', 'three'])}`],
      source: { author: 'unknown', publication: { name: `Outlet ${pick(['one', 'two'])}` } },
      translator: [{ name: 'Sample Translators', type: 'organization', work: ['translated'] }],
      disclaimer: 'none',
      rights: 'unknown',
    };
    this.#articles.set(id, { fields, body: `${phrase()}.\n` });
    return id;
  }

  #pick(): [string, Sample] {
    return this.#random.pick([...this.#articles]);
  }

  /** The kinds of edits, by name. */
  readonly edits: Record<string, () => void | Promise<void>> = {
    text: () => {
      this.#pick()[1].body += `\n${this.#random.phrase()}.\n`;
    },
    link: () => {
      const [id] = this.#pick();
      this.#pick()[1].body += `\n[${this.#random.phrase()}](../${id}.md).\n`;
    },
    title: () => {
      const { fields } = this.#pick()[1];
      fields['title'] = `${this.#random.phrase()} ${String(this.#random.below(1000))}`;
    },
    date: () => {
      this.#pick()[1].fields['published'] = this.#date();
    },
    'future date': () => {
      this.#pick()[1].fields['published'] = '2027-01-20';
    },
    topics: () => {
      const topics = ['one', 'two', 'three', 'four'].filter(() => this.#random.below(2) === 0);
      const { fields } = this.#pick()[1];
      if (topics.length > 0) fields['topics'] = topics.map((name) => `Topic ${name}`);
      else delete fields['topics'];
    },
    source: () => {
      const name = `Outlet ${this.#random.pick(['one', 'two', 'three'])}`;
      this.#pick()[1].fields['source'] = {
        ...{ author: 'unknown', publication: 'unknown' },
        cites: [{ name, lang: 'ru' }],
      };
    },
    translator: () => {
      const type = this.#random.pick(['person', 'organization', 'machine']);
      const name = `Sample ${type} ${this.#random.pick(['A', 'B'])}`;
      this.#pick()[1].fields['translator'] = [{ name, type, work: ['translated', 'edited'] }];
    },
    deletion: () => {
      this.#articles.delete(this.#pick()[0]);
    },
    'new article': () => {
      this.#create();
    },
    rename: () => {
      const [id, { fields, body }] = this.#pick();
      const [language = ''] = id.split('/');
      this.#number += 1;
      this.#articles.delete(id);
      const aliases = [...((fields['aliases'] as string[] | undefined) ?? [])];
      aliases.push(`/${language}/articles/${id.slice(3)}/`);
      const renamed = `${language}/renamed-${String(this.#number)}`;
      this.#articles.set(renamed, { fields: { ...fields, aliases }, body });
    },
    correction: () => {
      const { fields } = this.#pick()[1];
      const corrections = (fields['corrections'] as object[] | undefined) ?? [];
      const date = `2026-12-${String(1 + this.#random.below(28)).padStart(2, '0')}`;
      const correction = { date, error: 'site', text: this.#random.phrase() };
      fields['corrections'] = [...corrections, correction];
    },
    update: () => {
      this.#pick()[1].fields['updated'] = '2026-12-30';
    },
    draft: () => {
      const { fields } = this.#pick()[1];
      fields['draft'] = fields['draft'] !== true;
    },
    lead: () => {
      const { fields } = this.#pick()[1];
      fields['lead'] = fields['lead'] !== true;
    },
    version: () => {
      const key = `story-${String(this.#random.below(1000))}`;
      for (const one of [this.#pick(), this.#pick()]) one[1].fields['translationKey'] = key;
    },
    picture: async () => {
      const [id, sample] = this.#pick();
      const name = `${id.replace('/', '-')}.png`;
      const background = this.#random.pick(['red', 'green', 'blue']);
      const width = 600 + this.#random.below(2) * 200;
      const image = sharp({ create: { width, height: 40, channels: 3, background } });
      const file = join(this.root, 'content/articles', dirname(id), name);
      mkdirSync(dirname(file), { recursive: true });
      await image.png().toFile(file);
      if (!sample.body.includes(name)) sample.body += `\n![${this.#random.phrase()}](${name})\n`;
      if (this.#random.below(2) === 0)
        sample.fields['image'] = { src: name, alt: 'A', credit: 'B' };
    },
    'time of the build': () => {
      this.#day += this.#random.below(20);
    },
    setting: () => {
      const settings = join(this.root, 'src/site.ts');
      const source = readFileSync(settings, 'utf8');
      const [length = ''] = /feedLength: \d+/.exec(source) ?? [];
      replace(settings, length, `feedLength: ${String(5 + this.#random.below(5))}`);
    },
    template: () => {
      const template = join(this.root, 'src/layouts/Page.astro');
      replace(template, '<footer>', `<footer>\n<p>${this.#random.phrase()}</p>`);
    },
  };

  /** Makes a random edit. Takes it back if the articles aren't valid together. @returns its name, or nothing if it was taken back */
  async edit(): Promise<string | undefined> {
    const before = structuredClone([...this.#articles]);
    const name = this.#random.pick(Object.keys(this.edits));
    await this.edits[name]?.();
    this.#write();
    const { status, stderr } = await this.build('dist');
    if (status === 0) return name;
    if (!/^content\/articles/m.test(stderr)) throw new Error(`${name}: ${stderr}`);
    this.#articles.clear();
    for (const [id, sample] of before) this.#articles.set(id, sample);
    this.#write();
    return undefined;
  }

  #write(): void {
    const articles = join(this.root, 'content/articles');
    for (const language of languages) {
      mkdirSync(join(articles, language), { recursive: true });
      for (const file of readdirSync(join(articles, language))) {
        if (file.endsWith('.md')) rmSync(join(articles, language, file));
      }
    }
    for (const [id, { fields, body }] of this.#articles) {
      writeFileSync(join(articles, `${id}.md`), `---\n${stringify(fields)}---\n\n${body}`);
    }
  }

  build(outDir: string, ...options: string[]) {
    const date = new Date(Date.UTC(2027, 0, this.#day)).toISOString();
    const args = ['src/cli/build.ts', '--outDir', outDir, '--allow-removals', ...options];
    const child = spawn(process.execPath, args, {
      cwd: this.root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, CONTENT_DIR: 'content', BUILD_DATE: date, GITHUB_ACTIONS: undefined },
    });
    return Promise.all([once(child, 'exit'), text(child.stderr)]).then(([[status], stderr]) => ({
      status: status as unknown,
      stderr,
    }));
  }

  /** Reads every file of an output folder. */
  read(outDir: string): Map<string, string> {
    const folder = join(this.root, outDir);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return new Map(
      paths
        .filter((path) => statSync(join(folder, path)).isFile())
        .map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
    );
  }

  remove(outDir = ''): void {
    rmSync(join(this.root, outDir), { recursive: true, force: true });
  }
}

/**
 * Edits a project at random and builds it after each edit.
 * @returns the files that a build of everything writes differently, each with the edit after which it does
 */
export async function findStaleFiles(count: number, seed: number, log = console.log) {
  const project = new EditedProject(seed);
  try {
    for (let number = 0; number < count;) {
      const edit = await project.edit();
      if (edit === undefined) continue;
      number += 1;
      project.remove('full');
      const { status, stderr } = await project.build('full', '--full');
      if (status !== 0) throw new Error(stderr);
      const [files, full] = [project.read('dist'), project.read('full')];
      const stale = [...new Set([...files.keys(), ...full.keys()])].filter(
        (path) => files.get(path) !== full.get(path),
      );
      log(`${String(number)} ${edit}: ${String(full.size)} files, ${String(stale.length)} stale`);
      if (stale.length > 0) return stale.map((path) => `${path} after: ${edit}`);
    }
    return [];
  } finally {
    project.remove();
  }
}

/** Builds the same articles with one process and with two. @returns the paths of files that differ, and whether there were two */
export async function findDividedFiles(seed: number) {
  const project = new EditedProject(seed);
  try {
    while ((await project.edit()) === undefined);
    for (const [file, constant] of [
      ['src/build/make-site.ts', 'MIN_ARTICLES_TO_DIVIDE'],
      ['src/content/parse-article.ts', 'MIN_FILES_TO_DIVIDE'],
    ] as const) {
      replace(join(project.root, file), `${constant} = 1000`, `${constant} = 2`);
    }
    const { status, stderr } = await project.build('divided');
    if (status !== 0) throw new Error(stderr);
    const [one, two] = [project.read('dist'), project.read('divided')];
    const paths = [...new Set([...one.keys(), ...two.keys()])];
    // Those in the list of files have the hash of the code.
    const withoutKeys = (file = '') => file.replace(/,"key":"\w+"\}/g, '');
    const builds = readdirSync(join(project.root, '.astro/builds'), { recursive: true });
    return {
      hasSecond: builds.some((path) => String(path).endsWith('second')),
      differing: paths.filter((path) => withoutKeys(one.get(path)) !== withoutKeys(two.get(path))),
    };
  } finally {
    project.remove();
  }
}

if (import.meta.main) {
  const [count = '200', seed = '1'] = process.argv.slice(2);
  const stale = await findStaleFiles(Number(count), Number(seed));
  console.log(stale.join('\n') || 'No stale file.');
  if (stale.length > 0) process.exitCode = 1;
}
