import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article, Translator } from '../../src/article/article.ts';
import { parseArticleFile } from '../../src/content/file.ts';
import { languageCodes, type Language } from '../../src/language/languages.ts';
import { attributeArticle } from '../../src/outputs/attributed-article.ts';
import { toCslItem } from '../../src/outputs/csl.ts';
import { articlesIn } from './articles.ts';
import { lettersOf, renderReference, styleNames, type Style } from './citation-styles.ts';
import { sampleArticle } from './sample-article.ts';

const unknown = { author: null, publication: null };
const person: Translator = { name: 'Sample Person', type: 'person', work: ['translated'] };
const desk: Translator = {
  name: 'Sample Desk',
  type: 'organization',
  work: ['translated', 'edited'],
};
const engine: Translator = { name: 'Sample Engine', type: 'machine', work: ['translated'] };
const reviewer: Translator = { name: 'Sample Reviewer', type: 'person', work: ['reviewed'] };
const editor: Translator = { name: 'Sample Editor', type: 'organization', work: ['edited'] };
const summariser: Translator = { name: 'Sample Summariser', type: 'person', work: ['summarised'] };

const title = 'Sample headline';
const create = (changes: Partial<Article>): Article => ({ ...sampleArticle, title, ...changes });
const byUnknown = (translator: Article['translator']) => create({ source: unknown, translator });
const byAuthor = (...translator: Translator[]) =>
  create({
    source: { author: [{ name: 'Sample Author' }], publication: null },
    translator,
  });

/** Articles in which people have unusual roles. */
const cases = {
  'a translator and editor': byUnknown([desk]),
  'an author and a translator': byAuthor(person),
  'a machine': byUnknown([engine]),
  'an author and a machine': byAuthor(engine),
  'a machine and a reviewer': byUnknown([reviewer, engine]),
  'an editor only': byUnknown([editor]),
  'an author, a machine, a reviewer and an editor': byAuthor(editor, reviewer, engine),
  'a summariser only': byUnknown([summariser]),
  'withheld names': create({
    source: { author: 'withheld', publication: 'withheld' },
    translator: 'withheld',
  }),
  'pen names': create({
    source: { author: [{ name: 'Staff', pseudonym: true }], publication: null },
    translator: [{ ...person, pseudonym: true }],
  }),
  'an original text': create({ source: unknown, translator: 'none' }),
};

const site = 'Sample Site';

/** Renders the reference of an article, with `URL` in place of its address. */
const render = (article: Article, style: Style, language?: Language) =>
  renderReference(toCslItem(article, site), style, language).replace(
    attributeArticle(article).address,
    'URL',
  );

/** The references to an article without authors and translators. Chicago begins with the publication if there are none. */
const nameless: Record<Style, string> = {
  APA: 'Sample headline. (2026, November 22). Sample Site. URL',
  MLA: '“Sample Headline.” Sample Site, 22 Nov. 2026, URL.',
  IEEE: '[1] “Sample headline,” Sample Site, Nov. 22, 2026. [Online]. Available: URL',
  Chicago: 'Sample Site. 2026. “Sample Headline,” November 22, 2026. URL.',
};
const byMachine: Record<Style, string> = {
  APA: 'Sample headline (machine translation (Sample Engine), Trans.). (2026, November 22). Sample Site. URL',
  MLA: 'machine translation (Sample Engine), translator. “Sample Headline.” Sample Site, 22 Nov. 2026, URL.',
  IEEE: '[1] machine translation (Sample Engine), Tran., “Sample headline,” Sample Site, Nov. 22, 2026. [Online]. Available: URL',
  Chicago:
    'machine translation (Sample Engine), trans. 2026. “Sample Headline.” Sample Site, November 22, 2026. URL.',
};
const byAuthorAndMachine: Record<Style, string> = {
  APA: 'Sample Author. (2026, November 22). Sample headline (machine translation (Sample Engine), Trans.) [Machine translation (Sample Engine)]. Sample Site. URL',
  MLA: 'Sample Author. “Sample Headline.” Sample Site, translated by machine translation (Sample Engine), machine translation (Sample Engine), 22 Nov. 2026, URL.',
  IEEE: '[1] Sample Author, “Sample headline,” Sample Site, Nov. 22, 2026. [Machine translation (Sample Engine)]. Available: URL',
  Chicago:
    'Sample Author. 2026. “Sample Headline.” Machine translation (Sample Engine). Translated by machine translation (Sample Engine). Sample Site, November 22, 2026. URL.',
};

const references: Record<keyof typeof cases, Record<Style, string>> = {
  'a translator and editor': {
    APA: 'Sample headline (Sample Desk, Trans.). (2026, November 22). Sample Site. URL',
    MLA: 'Sample Desk, translator. “Sample Headline.” Sample Site, 22 Nov. 2026, URL.',
    IEEE: '[1] Sample Desk, Tran., “Sample headline,” Sample Site, Nov. 22, 2026. [Online]. Available: URL',
    Chicago: 'Sample Desk, trans. 2026. “Sample Headline.” Sample Site, November 22, 2026. URL.',
  },
  'an author and a translator': {
    APA: 'Sample Author. (2026, November 22). Sample headline (Sample Person, Trans.). Sample Site. URL',
    MLA: 'Sample Author. “Sample Headline.” Sample Site, translated by Sample Person, 22 Nov. 2026, URL.',
    // The style prints no translator beside an author, for any type of item.
    IEEE: '[1] Sample Author, “Sample headline,” Sample Site, Nov. 22, 2026. [Online]. Available: URL',
    Chicago:
      'Sample Author. 2026. “Sample Headline.” Translated by Sample Person. Sample Site, November 22, 2026. URL.',
  },
  'a machine': byMachine,
  'an author and a machine': byAuthorAndMachine,
  'a machine and a reviewer': byMachine,
  'an editor only': nameless,
  'an author, a machine, a reviewer and an editor': byAuthorAndMachine,
  'a summariser only': nameless,
  'withheld names': nameless,
  'pen names': {
    APA: 'Staff. (2026, November 22). Sample headline (Sample Person, Trans.). Sample Site. URL',
    MLA: 'Staff. “Sample Headline.” Sample Site, translated by Sample Person, 22 Nov. 2026, URL.',
    IEEE: '[1] Staff, “Sample headline,” Sample Site, Nov. 22, 2026. [Online]. Available: URL',
    Chicago:
      'Staff. 2026. “Sample Headline.” Translated by Sample Person. Sample Site, November 22, 2026. URL.',
  },
  'an original text': nameless,
};

describe.each(Object.entries(cases))('the reference to an article with %s', (name, article) => {
  test.each(styleNames)('prints what is known of each role in %s', (style) => {
    expect(render(article, style)).toBe(references[name as keyof typeof cases][style]);
  });
});

test.each<[Language, Record<Style, string>]>([
  [
    'ar',
    {
      APA: 'Sample Author. (2026, نوفمبر 22). Sample headline (ترجمة آلية (Sample Engine\u200F), ترجمة) [ترجمة آلية (Sample Engine\u200F)]. Sample Site. URL',
      MLA: 'Sample Author. "Sample headline". Sample Site, ترجمة ترجمة آلية (Sample Engine\u200F), ترجمة آلية (Sample Engine\u200F), 22 نوفمبر، 2026, URL.',
      IEEE: '[1] Sample Author, "Sample headline", Sample Site, 22 نوفمبر، 2026. [ترجمة آلية (Sample Engine\u200F)]. موجود في: URL',
      Chicago:
        'Sample Author. 2026. "Sample headline". ترجمة آلية (Sample Engine\u200F). ترجمة ترجمة آلية (Sample Engine\u200F). Sample Site, 22 نوفمبر، 2026. URL.',
    },
  ],
  [
    'ru',
    {
      APA: 'Sample Author. (2026, ноябрь 22). Sample headline (машинный перевод (Sample Engine), Пер.) [Машинный перевод (Sample Engine)]. Sample Site. URL',
      MLA: 'Sample Author. «Sample headline». Sample Site, переведено машинный перевод (Sample Engine), машинный перевод (Sample Engine), 22 ноябрь 2026 г., URL.',
      IEEE: '[1] Sample Author, «Sample headline», Sample Site, 22 ноябрь 2026 г. [Машинный перевод (Sample Engine)]. Доступно на: URL',
      Chicago:
        'Sample Author. 2026. «Sample headline». Машинный перевод (Sample Engine). Переведено машинный перевод (Sample Engine). Sample Site, 22 ноябрь 2026 г. URL.',
    },
  ],
])('a machine translation is named in the language of the article: %s', (language, expected) => {
  const article: Article = { ...cases['an author and a machine'], language };
  for (const style of styleNames) {
    expect(render(article, style, language), style).toBe(expected[style]);
  }
});

/** Reads all articles of a content folder. */
function readFolder(folder: string): Article[] {
  return languageCodes.flatMap((language) => {
    const base = new URL(`../../${folder}/${language}/`, import.meta.url);
    return listFiles(base).map((name) => {
      const reading = parseArticleFile(name, readFileSync(new URL(name, base)));
      if ('diagnostics' in reading) throw new Error(`${base.href}${name} has diagnostics`);
      return { ...reading.file.frontmatter, language, slug: name.replace('.md', '') };
    });
  });
}

function listFiles(folder: URL): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
}

const allArticles = [
  ...readFolder('content/articles'),
  ...readFolder('tests/fixtures/articles'),
  ...languageCodes.flatMap((language) => Object.values(articlesIn(language))),
];

const machineTranslations = { en: 'machine translation', ar: 'ترجمة آلية', ru: 'машинный перевод' };

describe.each(styleNames)('references in %s', (style) => {
  test.each(allArticles.map((article) => [article.language, article.slug, article] as const))(
    'name nobody of %s/%s in a role of others',
    (language, _slug, article) => {
      const date: [number, number, number] = [2026, 11, 22];
      const item = {
        ...toCslItem(article, site),
        title: 'Headline',
        issued: { 'date-parts': [date] satisfies [typeof date] },
      };
      const [before = '', after = ''] = renderReference(item, style).split('Headline');
      const contributors = Array.isArray(article.translator) ? article.translator : [];
      const isTranslator = ({ work }: Translator) => work.includes('translated');
      const translators = contributors.filter(isTranslator).map(({ name }) => name);
      const authors = Array.isArray(article.source.author)
        ? article.source.author.map(({ name }) => name)
        : [];

      const first = authors.length > 0 ? authors : style === 'APA' ? [] : translators;
      const machine = lettersOf(machineTranslations[language]);
      const rest = first.reduce(
        (letters, name) => letters.replace(lettersOf(name), ''),
        lettersOf(before).replaceAll(machine, ''),
      );
      expect(rest).toMatch(/^(?:\d+|and|etal|translators?|trans?|november22|samplesite)*$/);

      if (authors.length === 0 && translators.length > 0 && style !== 'APA') {
        expect(before).toMatch(/, (?:translators?|[Tt]rans?)\b/);
      } else if (translators.length > 0 && style !== 'IEEE') {
        expect(after).toMatch(/, Trans\.\)|[Tt]ranslated by /);
        expect(lettersOf(after)).toMatch(new RegExp(`${machine}|${lettersOf(translators[0])}`));
      }

      const isByMachine = contributors.some((one) => one.type === 'machine' && isTranslator(one));
      expect(lettersOf(before + after).includes(machine)).toBe(isByMachine);
    },
  );
});
