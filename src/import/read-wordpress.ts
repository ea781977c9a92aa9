import { SaxesParser } from 'saxes';
import { cleanHtml } from './clean-html.ts';
import { isSlug } from '../language/slug.ts';
import { createItem, ImportError, type Item } from './item.ts';
import { setField, setFields } from './set-field.ts';
import { toDate, toLine } from './values.ts';

/** Posts whose pictures have not been read yet. */
const MAX_WAITING = 200;

/** A post as its elements say it. */
interface Post {
  fields: Record<string, string>;
  categories: { domain: string; nicename: string; name: string }[];
  meta: Record<string, string>;
}

/**
 * Reads the posts of a WordPress export piece by piece, so that it may have any size.
 * @throws ImportError if it is damaged
 */
export async function* readWordpress(chunks: AsyncIterable<string>, origin: string) {
  const parser = new SaxesParser();
  const posts = collectPosts(parser);
  const failures: Error[] = [];
  parser.on('error', (error) => failures.push(error));
  const isPost = ({ fields }: Post) =>
    fields['wp:post_type'] === 'post' && fields['wp:status'] !== 'trash';
  const queue: Post[] = [];
  const hasPicture = ({ meta }: Post) =>
    meta['_thumbnail_id'] === undefined || posts.pictures.has(meta['_thumbnail_id']);
  function* take(isEnd: boolean): Generator<Item> {
    queue.push(...posts.ready.splice(0).filter(isPost));
    // The picture of a post can come after it.
    while (queue[0] && (isEnd || queue.length > MAX_WAITING || hasPicture(queue[0]))) {
      yield toItem(queue[0], origin, posts);
      queue.shift();
    }
  }
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* take(false);
    if (failures.length > 0) break;
  }
  yield* take(true);
  if (failures.length === 0) parser.close();
  const [failure] = failures;
  if (failure) throw new ImportError(`the export is damaged: ${failure.message}`);
}

type Export = ReturnType<typeof collectPosts>;

/** Collects the posts that were read and not yet taken, the names of authors by their logins, and what is said of the site. */
function collectPosts(parser: SaxesParser) {
  const ready: Post[] = [];
  const authors = new Map<string, string>();
  /** The pictures at the top of posts, by their numbers. */
  const pictures = new Map<string, { src: string; alt: string | undefined }>();
  const site: Record<string, string> = {};
  const open: { name: string; text: string; attributes: Record<string, string> }[] = [];
  let post: Post = { fields: {}, categories: [], meta: {} };
  let section: Record<string, string> = {};
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, text: '', attributes });
    if (name === 'item') post = { fields: {}, categories: [], meta: {} };
    if (name === 'wp:author' || name === 'wp:postmeta') section = {};
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  const closers: Record<string, (text: string) => void> = {
    item: () => {
      const { 'wp:post_id': id = '', 'wp:attachment_url': src } = post.fields;
      if (src === undefined) ready.push(post);
      else pictures.set(id, { src, alt: toLine(post.meta['_wp_attachment_image_alt']) });
    },
    'wp:author': () => {
      const { 'wp:author_login': login = '', 'wp:author_display_name': name = '' } = section;
      authors.set(login, name);
    },
    'wp:postmeta': () => {
      post.meta[section['wp:meta_key'] ?? ''] = section['wp:meta_value'] ?? '';
    },
  };
  parser.on('closetag', ({ name }) => {
    const { text = '', attributes = {} } = open.pop() ?? {};
    const parent = open.at(-1)?.name;
    const close = closers[name];
    if (close) close(text);
    else if (name === 'category' && parent === 'item') {
      const { domain = '', nicename = '' } = attributes;
      post.categories.push({ domain, nicename, name: text });
    } else if (parent === 'item') post.fields[name] = text;
    else if (parent === 'channel') site[name] = text.trim();
    else section[name] = text;
  });
  return { ready, authors, pictures, site };
}

function toItem(post: Post, origin: string, { authors, pictures, site }: Export): Item {
  const { fields, categories, meta } = post;
  const field = (name: string) => toLine(fields[name]);
  const words = (name: string) => {
    const text = fields[name] ?? '';
    return toLine(/[<&]/.test(text) ? cleanHtml(text).words : text);
  };
  const title = words('title');
  const [link, guid, login] = [field('link'), field('guid'), field('dc:creator')];
  const html = expandShortcodes(addNotes(fields['content:encoded'] ?? '', meta['footnotes']));
  const coauthors = categories.filter(({ domain }) => domain === 'author');
  const creator = login === undefined ? [] : [[login, authors.get(login) ?? login]];
  const isTopic = ({ domain, nicename }: Post['categories'][number]) =>
    /^(?:category|post_tag)$/.test(domain) && nicename !== 'uncategorized';
  const item = createItem(`${origin}: ${title ?? link ?? 'a post'}`, {
    id: guid ?? link,
    language: site['language'],
    base: URL.canParse(link ?? '') ? link : site['wp:base_blog_url'],
    signatures:
      coauthors.length > 0 ? coauthors.map(({ nicename, name }) => [nicename, name]) : creator,
    ...cleanHtml(isBlocks(html) ? html : addParagraphs(html)),
  });
  if (isSlug(fields['wp:post_name'] ?? '')) item.slug = fields['wp:post_name'];
  setFields(item, {
    title,
    description: words('excerpt:encoded'),
    published: readTime(field('wp:post_date'), field('wp:post_date_gmt')),
    updated: readTime(field('wp:post_modified'), field('wp:post_modified_gmt')),
    topics: categories.filter(isTopic).map(({ name }) => name),
    aliases: [link, guid].filter((address) => !/^https?:\/\/[^/]*\/?$/.test(address ?? '')),
  });
  noteState(item, post);
  addPicture(item, meta['_thumbnail_id'], pictures);
  return item;
}

/** Writes the picture at the top of a post into its field, or into the text if nobody described it. */
function addPicture(item: Item, id: string | undefined, pictures: Export['pictures']): void {
  const picture = pictures.get(id ?? '');
  if (picture?.alt !== undefined) {
    const { src, alt } = picture;
    Object.assign(item.values, { 'image.src': src, 'image.alt': alt, 'image.credit': 'unknown' });
  } else if (picture) setField('image', picture, item);
  else if (id !== undefined) {
    item.notes.push(
      'it had a picture at the top, which is not in the export: save it beside the article, and write it to image',
    );
  }
}

/** Keeps a post a draft that nobody could read. */
function noteState({ values, notes }: Item, { fields }: Post): void {
  const status = fields['wp:post_password'] ? 'password' : (fields['wp:status'] ?? 'publish');
  if (status !== 'publish' && status !== 'future') {
    values['draft'] = true;
    notes.push(`it was no public post: ${status}`);
  }
}

/** Reads a local time. The same time in UTC says its offset. */
function readTime(local: string | undefined, utc: string | undefined): string | undefined {
  if (local === undefined || local.startsWith('0000')) return undefined;
  const minutes =
    (Date.parse(`${local.replace(' ', 'T')}Z`) - Date.parse(`${(utc ?? '').replace(' ', 'T')}Z`)) /
    60_000;
  if (!Number.isFinite(minutes) || Math.abs(minutes) > 14 * 60) return toDate(local.slice(0, 10));
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(Math.round(part)).padStart(2, '0'),
  );
  return toDate(`${local}${minutes < 0 ? '-' : '+'}${hours ?? ''}:${rest ?? ''}`);
}

/** Recognizes content whose paragraphs are marked up. */
function isBlocks(html: string): boolean {
  return html.includes('<!-- wp:') || /<p[\s>]/i.test(html);
}

/** Does what WordPress does when it shows a post of its old editor: blank lines separate paragraphs. */
function addParagraphs(html: string): string {
  const blocks = html
    .replace(/\r\n?/g, '\n')
    .split(
      /(<(?:pre|table|ul|ol|script|style|figure)[\s>][^]*?<\/(?:pre|table|ul|ol|script|style|figure)>)/i,
    );
  return blocks
    .flatMap((block, index) =>
      index % 2 === 1
        ? [block]
        : block.split(/\n\s*\n/).map((part) => {
            const text = part.trim();
            if (
              text === '' ||
              /^<\/?(?:h[1-6]|div|blockquote|p|hr|section|dl|address)[\s>/]/i.test(text)
            )
              return text.replace(/\n/g, '<br>\n');
            return `<p>${text.replace(/\n/g, '<br>\n')}</p>`;
          }),
    )
    .join('\n');
}

/** Adds the notes of the block editor, which lie beside the text. */
function addNotes(html: string, json: string | undefined): string {
  if (json === undefined || json === '') return html;
  try {
    const notes = JSON.parse(json) as { id: string; content: string }[];
    const items = notes.map(
      ({ id, content }) => `<li id="${id}">${content} <a href="#${id}-link">↩</a></li>`,
    );
    return `${html}\n<ol>${items.join('')}</ol>`;
  } catch {
    return html;
  }
}

/** Replaces the shortcodes that stand for a picture or a link. Others stay as they are. */
function expandShortcodes(html: string): string {
  return html
    .replace(/\[caption[^\]]*\]([^]*?)\[\/caption\]/g, (_, inner: string) => {
      const [picture = ''] = /(?:<a [^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?/.exec(inner) ?? [];
      const old = /caption="([^"]*)"/.exec(_)?.[1];
      return `\n\n<figure>${picture}<figcaption>${(inner.replace(picture, '').trim() || old) ?? ''}</figcaption></figure>\n\n`;
    })
    .replace(
      /\[(embed|youtube)[^\]]*\](?:<[^>]+>)?\s*(https?:[^\s<[]+)\s*(?:<[^>]+>)?\[\/\1\]/g,
      '<a href="$2">$2</a>',
    )
    .replace(
      /\[(?:video|audio)[^\]]*?(?:src|mp4|mp3)="(https?:[^"]+)"[^\]]*\](?:\[\/(?:video|audio)\])?/g,
      '<a href="$1">$1</a>',
    );
}
