import type { Path } from './diagnostic.ts';
import { formatPath } from './yaml.ts';

/** Fields of ours, and what other systems and languages call them, without spaces and hyphens. */
const names: Readonly<Record<string, string>> = {
  title: 'headline heading name заголовок название عنوان العنوان',
  description:
    'excerpt summary subtitle subheading subhead deck dek standfirst lede abstract teaser intro blurb customexcerpt metadescription ogdescription seodescription описание подзаголовок анонс лид аннотация وصف الوصف ملخص الملخص مقدمة المقدمة',
  published:
    'date publishdate publishedat publishedon publishedtime pubdate publicationdate datepublished created createdat createdon postdate posted time дата датапубликации опубликовано تاريخ التاريخ تاريخالنشر',
  updated:
    'lastmod lastmodified lastupdated modified modifiedat modifieddate updatedat updateddate dateupdated datemodified lastmodifiedat обновлено изменено датаизменения تاريخالتحديث التحديث',
  topics:
    'tag tags category categories keywords subject subjects taxonomies labels series primarytag тема темы тег теги метки рубрика рубрики категория категории ключевыеслова وسم وسوم الوسوم تصنيف تصنيفات التصنيف التصنيفات موضوع الموضوع مواضيع المواضيع',
  'source.author':
    'author authors by byline bylines writer writers creator creators contributor contributors postauthor primaryauthor authorname автор авторы كاتب الكاتب كتاب مؤلف المؤلف المؤلفون بقلم',
  'source.publication':
    'publication publisher outlet newspaper magazine site sitename источник издание издатель ناشر الناشر المصدر جريدة صحيفة الصحيفة',
  'source.title': 'originaltitle sourcetitle titleoriginal',
  'source.url':
    'original originalurl originallink originalarticle sourceurl sourcelink link via externalurl externallink ссылка оригинал رابط الرابط الأصل',
  'source.lang': 'originallang originallanguage sourcelang sourcelanguage',
  'source.published': 'originaldate originalpublished sourcedate',
  'translator.translated':
    'translation translatedby переводчик переводчики перевод مترجم المترجم المترجمون ترجمة الترجمة',
  'translator.edited':
    'editor editors editedby редактор редакторы редактура محرر المحرر المحررون تحرير التحرير',
  'translator.reviewed':
    'reviewer reviewers reviewedby review рецензент рецензенты مراجع المراجع مراجعة المراجعة',
  'translator.proofread':
    'proofreader proofreaders proofreadby corrector корректор корректоры вычитка مدقق المدقق تدقيق',
  verified: 'factchecker factcheckers factcheckedby verifiedby verifier verifiers',
  'image.credit':
    'photographer photocredit imagecredit photoby covercredit фотограф مصور المصور تصوير',
  'image.alt': 'imagealt coveralt featureimagealt imagecaption featureimagecaption covercaption',
  image:
    'cover coverimage featuredimage featureimage thumbnail thumb heroimage hero banner bannerimage photo picture images socialimage ogimage обложка картинка изображение фото صورة الصورة غلاف الغلاف',
  disclaimer: 'note notice footer примечание ملاحظة تنويه',
  rights: 'license licence licensing copyright copyrights лицензия права حقوق الحقوق رخصة الترخيص',
  canonical: 'canonicalurl canonicallink',
  aliases: 'redirectfrom redirects oldurl oldurls previousurl',
  translationKey: 'translationid translations translationof i18n i18nkey hreflang',
  draft: 'status state visibility private unlisted черновик مسودة',
  lead: 'featured sticky pinned pin',
  index: 'noindex robots sitemap excludefromsearch',
  slug: 'slug permalink url basename path uid route адрес',
  lang: 'lang language locale язык لغة اللغة',
  layout:
    'layout template type kind weight order position id guid uuid comments commentable toc menu markup outputs cascade resources eleventynavigation eleventyexcludefromcollections pagination params extra taxonomy build cssclass codeinjectionhead codeinjectionfoot theme bodyclass readingtime wordcount math mermaid minutes postid posttype postformat',
};

/** What to do where the value can't be moved as it is. */
const fixes: Readonly<Record<string, string>> = {
  image: 'move the file name to `image.src`, and write `alt` and `credit` below it',
  draft: 'write `draft: true` if the article is not to be published yet',
  lead: 'write `lead: true` if the article is to stay on top',
  index: 'write `index: false` to keep search engines away',
  slug: 'rename the file: its name becomes the address; an earlier address belongs in `aliases`',
  lang: 'move the file into the folder of its language; the language of the original belongs in `source.lang`',
  layout: 'leave it out: this site has no such setting',
};

const fieldsByName = new Map(
  Object.entries(names).flatMap(([field, all]) => all.split(' ').map((name) => [name, field])),
);

/** Returns the field that a key of another system means: `topics` for `tags`, `translator.edited` for `Editor`. */
export function findOwnField(key: string): string | undefined {
  const name = key.normalize('NFKC').toLowerCase();
  return fieldsByName.get(name.replace(/[^\p{L}\p{N}]/gu, ''));
}

/**
 * Finds what to write instead of a key of another system.
 * @param fields of the section that has the key
 * @param path of the section
 * @returns the fix, and the field of the section to which it leads
 */
export function explainForeignKey(key: string, fields: object, path: Path) {
  const field = findOwnField(key);
  // A capital is a slip of ours, not another system.
  if (field === undefined || Object.hasOwn(fields, key.toLowerCase())) return undefined;
  const own = field.replace(/^.*\./, '');
  const place = path.length > 0 && Object.hasOwn(fields, own) ? formatPath([...path, own]) : field;
  const fix = place === field ? fixes[field] : undefined;
  const move = field.startsWith('translator.')
    ? `add whom it names to \`translator\`, as an entry with \`work: [${own}]\``
    : `move what it says to \`${place}\``;
  return { field: own, fix: fix ?? move };
}
