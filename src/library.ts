import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Article } from './article/article.ts';
import { findLinkedArticle } from './article/links.ts';
import { namesOf, termSlug } from './article/names.ts';
import { compareNewestFirst, dropFutureChanges, isPublished } from './article/order.ts';
import { groupByStory } from './article/versions.ts';
import { hashBytes } from './content/cache.ts';
import { imageName, type ImageFile } from './content/image-files.ts';
import { readBody, readLiveBody, type LoadedArticle } from './content/reader.ts';
import type { Language } from './language/languages.ts';
import { groupByTerm, type Term } from './lists/terms.ts';
import { renderArticle, type ArticleHtml } from './markdown/render.ts';
import { memoize, memoizeWithin } from './memoize.ts';
import { describeImage } from './outputs/image.ts';
import { routes, taxonomies, type Taxonomy } from './routes.ts';
import { toInstant } from './site.ts';

/** Decides the text of an article: the hash of its file, its images, and the addresses of the articles to which it links. */
export interface ArticleText extends Pick<Article, 'language' | 'slug'> {
  digest: string;
  images: ImageFile[];
  /** `null` for an article that isn't published. */
  links: Record<string, string | null>;
}

/** A published article. Everything that outputs show of it is made from these data. */
export interface PublishedArticle {
  article: Article;
  text: ArticleText;
}

/** Names that an article shares with others, and some of these. */
export interface RelatedArticles {
  taxonomy: Taxonomy;
  terms: Pick<Term<PublishedArticle>, 'label' | 'slug'>[];
  articles: Article[];
}

/** The number of headlines below an article for its topics, its sources and its translators. */
const RELATED_COUNT = 2;

const MAX_CACHED_CHARACTERS = 64_000_000;

/** The published articles with their order and groups. Reads and renders their texts. */
export class Library {
  /** Newest first. */
  readonly articles: readonly PublishedArticle[];
  readonly #loaded: ReadonlyMap<string, LoadedArticle>;
  readonly #images: ReadonlyMap<string, string>;
  readonly #editions: Map<Language, PublishedArticle[]>;
  readonly #stories: Map<string, PublishedArticle[]>;
  /** Places in the editions. */
  readonly #positions: ReadonlyMap<Article, number>;
  readonly #isLive: boolean;

  /**
   * @param all also drafts and scheduled articles
   * @param now articles and changes with a later date are left out; without it, none are, and texts are read as they are
   * now, for `npm run dev`
   */
  constructor(all: readonly LoadedArticle[], now?: Date) {
    this.#isLive = now === undefined;
    const current = all
      .filter(({ article }) => !now || isPublished(article, now))
      .map((one) => ({ ...one, article: now ? dropFutureChanges(one.article, now) : one.article }));
    this.#loaded = new Map(current.map((one) => [idOf(one.article), one]));
    this.#images = new Map(
      current.flatMap(({ path, images }) =>
        images.map(({ name, digest }) => [digest, join(dirname(path), name)]),
      ),
    );
    this.articles = current
      .map((one) => ({ article: one.article, text: this.#describeText(one) }))
      .sort((a, b) => compareNewestFirst(a.article, b.article));
    this.#editions = Map.groupBy(this.articles, ({ article }) => article.language);
    this.#stories = groupByStory(this.articles);
    this.#positions = new Map(
      [...this.#editions.values()].flatMap((edition) =>
        edition.map(({ article }, index) => [article, index] as const),
      ),
    );
  }

  /** Returns the articles of an edition, newest first. */
  edition(language: Language): PublishedArticle[] {
    return this.#editions.get(language) ?? [];
  }

  /** Returns all versions of an article's story including itself, or none if it is the only one. */
  versions({ translationKey = '' }: Article): Article[] {
    const story = this.#stories.get(translationKey) ?? [];
    return story.length > 1 ? story.map(({ article }) => article) : [];
  }

  /** Returns the date of the newest article, if there is one. Unlike the clock, it is the same in two builds. */
  get newestDate(): Date | undefined {
    const [newest] = this.articles;
    return newest && toInstant(newest.article.published);
  }

  /** Returns the topics, sources or translators of an edition, sorted by name. */
  terms(language: Language, taxonomy: Taxonomy): Term<PublishedArticle>[] {
    return this.#terms[taxonomy](language);
  }

  readonly #terms = createRecord(taxonomies, (taxonomy) =>
    memoize((language: Language) => groupByTerm(this.edition(language), taxonomy, language)),
  );

  readonly #places = createRecord(taxonomies, (taxonomy) =>
    memoize(
      (language: Language) =>
        new Map(
          this.terms(language, taxonomy).map((term, place) => {
            const indexes = new Map(term.articles.map(({ article }, index) => [article, index]));
            return [term.slug, { term, place, indexes }];
          }),
        ),
    ),
  );

  /**
   * Returns the topics, sources and translators of an article, each group with the two other articles that have one of them,
   * stand in no group before, and were published next to it: so a new article changes few pages.
   */
  related(article: Article): RelatedArticles[] {
    const shown = new Set([article.slug]);
    return taxonomies.map((taxonomy) => {
      const places = this.#places[taxonomy](article.language);
      const slugs = namesOf(article, taxonomy).map((name) => termSlug(name, taxonomy, article));
      const terms = [...new Set(slugs)]
        .flatMap((slug) => places.get(slug) ?? [])
        .sort((a, b) => a.place - b.place);
      const reach = shown.size + RELATED_COUNT;
      const others = terms.flatMap(({ term, indexes }) => {
        const index = indexes.get(article) ?? 0;
        return term.articles
          .slice(Math.max(0, index - reach), index + reach + 1)
          .map(({ article: other }) => other);
      });
      const distance = (other: Article) =>
        Math.abs(this.#position(other) - this.#position(article));
      const articles = [...new Set(others)]
        .filter(({ slug }) => !shown.has(slug))
        .sort((a, b) => distance(a) - distance(b) || compareNewestFirst(a, b))
        .slice(0, RELATED_COUNT)
        .sort(compareNewestFirst);
      for (const { slug } of articles) shown.add(slug);
      const labels = terms.map(({ term: { label, slug } }) => ({ label, slug }));
      return { taxonomy, terms: labels, articles };
    });
  }

  /** Returns the place of an article in its edition. */
  #position(article: Article): number {
    return this.#positions.get(article) ?? 0;
  }

  /** Reads the Markdown as the editor wrote it, which is not safe to publish. */
  readBody(text: ArticleText): Promise<string> {
    const loaded = this.#loaded.get(idOf(text));
    if (loaded === undefined) throw new Error(`No article ${idOf(text)}`);
    return this.#isLive ? readLiveBody(loaded) : readBody(loaded);
  }

  /** Renders a text as sanitized HTML. */
  renderText(text: ArticleText): Promise<ArticleHtml> {
    return this.#isLive ? this.#render(text) : this.#renderOnce(text)();
  }

  readonly #memoizeHtml = memoizeWithin(
    MAX_CACHED_CHARACTERS,
    ({ page, absolute }: ArticleHtml) => page.length + absolute.length,
  );

  readonly #renderOnce = memoize(
    (text: ArticleText) => this.#memoizeHtml(() => this.#render(text)),
    new WeakMap(),
  );

  async #render(text: ArticleText): Promise<ArticleHtml> {
    const images = text.images.map((file) => [file.name, describeImage(file)] as const);
    return renderArticle(await this.readBody(text), {
      language: text.language,
      images: new Map(
        images.flatMap(([name, image]) => [
          [name, image],
          [`./${name}`, image],
        ]),
      ),
      address: routes.article(text.language, text.slug),
      findArticle: (href) => this.findArticle(text, href),
    });
  }

  /**
   * Finds the address of the article to which a link in a text leads. Returns `null` if it isn't published, nothing for other
   * links.
   */
  findArticle({ language, links }: ArticleText, href: string): string | null | undefined {
    if (this.#isLive || !findLinkedArticle(href, language))
      return this.#findAddress(href, language);
    if (!Object.hasOwn(links, href))
      throw new Error(`The list of an article’s links lacks ${href}`);
    return links[href];
  }

  /** Reads the file of an image. @throws Error if it has changed since its article was loaded */
  async readImage(digest: string): Promise<Uint8Array> {
    const path = this.#images.get(digest) ?? '';
    const bytes = await readFile(path);
    if (this.#isLive || hashBytes(bytes) === digest) return bytes;
    throw new Error(`${path} changed while the site was being built: build again`);
  }

  #findAddress(href: string, from: Language): string | null | undefined {
    const target = findLinkedArticle(href, from);
    if (target === undefined) return undefined;
    const { language, slug, fragment } = target;
    return this.#loaded.has(idOf(target)) ? routes.article(language, slug) + fragment : null;
  }

  #describeText({ article, digest, images, links }: LoadedArticle): ArticleText {
    const { language, slug } = article;
    const addresses = links.flatMap(({ url }) => {
      const address = this.#findAddress(url, language);
      return address === undefined ? [] : [[url, address] as const];
    });
    return { language, slug, digest, images, links: Object.fromEntries(addresses) };
  }
}

/** Finds an article's lead image among the images of its text. */
export function findLeadImage({ article, text }: PublishedArticle): ImageFile | undefined {
  const { image } = article;
  return image && text.images.find(({ name }) => name === imageName(image.src));
}

function idOf({ language, slug }: Pick<Article, 'language' | 'slug'>): string {
  return `${language}/${slug}`;
}

function createRecord<K extends string, V>(keys: readonly K[], create: (key: K) => V) {
  return Object.fromEntries(keys.map((key) => [key, create(key)])) as Record<K, V>;
}
