/**
 * How credits and notices begin in each language, for `credit-lines.ts`. The patterns are regular expressions without
 * marks on letters. `{n}` stands for names, `{u}` for an address, `{p}` for the words of `parts`, of which the roles
 * follow, and `{t}` for this article.
 */
export interface CreditPatterns {
  /** Words for the work on a text, alternatives separated by `|`. */
  parts: string;
  /** "This article", in every case that the patterns need. */
  text: string;
  /** Patterns whose words, such as `translated`, say the roles. */
  credits: string[];
  /** The author in words such as "Translation of an article by …". */
  authors: string[];
  /** The address of this article. */
  address: string[];
  /** The address or the outlet of the original. */
  original: string[];
  /** Outlets whose reporting the text cites. */
  cited: string[];
  machine: string[];
  /** Statements that are part of a notice, such as that nobody verified the content. */
  statements: string[];
}

const english: CreditPatterns = {
  parts: [
    'translated|translation|translator|translators|written|author|authors|writer|writers|text|words|story',
    'report|reported|reporting|additional reporting|byline|edited|editing|editor|editors|copy-edited',
    'summarised|summarized|summary|reviewed|reviewer|proofread|proofreading|proofreader|verified|verification',
    'fact-checked|fact checked|fact-checking|fact-checker|checked|adapted|compiled|prepared|abridged',
    'original author|originally written|published|originally published|first published|publisher|outlet',
  ].join('|'),
  text: '(?:this|the present|the above|the following) (?:article|text|story|piece|report|translation|interview|essay|column|material|post)',
  credits: [
    '(?:by) {n}',
    '{p} (?:from (?:the )?[a-z]+ )?(?:into [a-z]+ )?(?:by|in|on|at) ?:? ?{n}',
    '{p}(?: of {t}| of the translation| of the original)? ?[:-] ?{n}',
    '{t} (?:was|is|has been) (?:first |originally |kindly )?{p} (?:from (?:the )?[a-z]+ )?(?:into [a-z]+ )?(?:by|in|on|at) {n}',
    '(?:the facts|the content|the contents|its facts|its content|facts|content|all facts)(?: (?:in|of) (?:it|{t}|the article|the story|the text))? (?:(?:was|were|is|are|has been|have been) )?(?:[a-z]+ly )?{p} by {n}',
    '{t} is a {p} by {n}',
  ],
  authors: [
    '(?:translation of) (?:an|the) (?:article|text|story|post|essay)(?: ["«“].*["»”])? by {n}(?:: .*)?',
  ],
  address: ['(?:link|address|url|permalink|permanent link)(?: (?:to|of|for) {t})? ?:? ?{u}'],
  original: [
    '(?:source|sources|via|original|original article|original text|original source|link to original|link to the original|read the original|source url) ?:? ?(?:(?:at|on) )?{u}',
    '(?:source|sources|via|original|original source) ?: ?{n}',
    '(?:original published) (?:by|in) {n}',
  ],
  cited: ['(?:cites reporting) by {n}'],
  machine: [
    '(?:machine translation)(?: (?:by )?\\(?{n}\\)?)?',
    '{t} is a machine translation(?: (?:by )?\\(?{n}\\)?)?',
  ],
  statements: [
    '{n} (?:has|have) not (?:[a-z]+ly )?(?:verified|checked|fact-checked|reviewed) (?:the )?(?:content|contents|facts|accuracy|information)?(?: (?:of|in) )?(?:{t}|the content.*)?',
    '(?:the content|the contents|the facts|the information|{t})(?: of {t}| in {t})? (?:has|have|was|were) not (?:been )?(?:[a-z]+ly )?(?:verified|checked|fact-checked)',
    '(?:responsibility)(?: for .*)? (?:lies|rests|remains|is) .*author.*',
    '(?:the views|the opinions|views|opinions)(?: and [a-z]+)?(?: expressed| set out| stated).*(?:author|do not|necessarily).*',
  ],
};

const russian: CreditPatterns = {
  parts: [
    'перевел|перевела|перевели|переведено|переведена|переведен|перевод|переводчик|переводчица|переводчики|в переводе',
    'автор перевода|автор|авторы|автор статьи|автор текста|автор оригинала|текст|написал|написала|написали|написана|написан',
    'редактор|редакторы|редактура|отредактировал|отредактировала|отредактирована|отредактирован|под редакцией|редактор перевода',
    'корректор|корректура|вычитка|рецензент|краткое изложение|рецензирование|проверка перевода|проверил|проверила|проверили|проверено|проверены|проверена',
    'проверка фактов|фактчекинг|факт-чекинг|подготовил|подготовила|подготовили|подготовлено|подготовлен|подготовлена',
    'опубликовано|опубликована|опубликован|впервые опубликовано|издание',
  ].join('|'),
  text: '(?:(?:эта|эту|этой|этот|этого|этом|данная|данную|данной|данный|данного|настоящая|настоящий|настоящей) )?(?:статья|статью|статьи|статье|материал|материала|текст|текста|тексте|заметка|заметку|заметки)',
  credits: [
    '{p}(?: (?:с|на) [а-я]+(?: языка?)?)?(?: {t}| оригинала| перевода)? ?[:-] ?{n}',
    '{p}(?: (?:с|на) [а-я]+(?: языка?)?)? (?:(?:в|на|издание|издании|изданием|агентство|агентством|газета|газетой|редакция|редакцией) )*{n}',
    '{t} (?:была |был |было )?(?:впервые )?{p} (?:(?:в|на|издание|издании|изданием|агентство|агентством|газета|газетой|редакция|редакцией) )*{n}',
    '(?:факты|содержание|достоверность)(?: в (?:ней|нем|{t})| {t})? (?:были |было |была )?{p} ?:? ?(?:(?:изданием|агентством|редакцией) )*{n}',
    '{t} - {p}: {n}',
  ],
  authors: ['(?:перевод) {t} {n}(?:: .*)?', '(?:перевод) {t} {n} ["«“].*'],
  address: [
    '(?:ссылка на|адрес|постоянная ссылка на|постоянный адрес) {t} ?:? ?{u}',
    '(?:постоянная ссылка) ?:? ?{u}',
  ],
  original: [
    '(?:источник|источники|оригинал|ссылка на оригинал|читать оригинал|читайте оригинал|оригинальная статья|первоисточник)(?: {t})? ?[:-]? ?{u}',
    '(?:источник|источники|оригинал|первоисточник) ?: ?{n}',
    '(?:оригинал)(?: {t})? (?:опубликован|впервые опубликован|вышел) (?:в|на) (?:издании |газете |журнале |сайте )?{n}',
  ],
  cited: ['(?:текст ссылается на материалы) ?: ?{n}'],
  machine: ['(?:машинный перевод)(?: \\(?{n}\\)?)?', '{t} - машинный перевод(?: \\(?{n}\\)?)?'],
  statements: [
    '{n} не (?:проверял|проверяла|проверяло|проверяли|проверил|проверила|проверило) (?:содержание|факты|достоверность|информацию|сведения).*',
    '(?:содержание|факты|сведения)(?: {t})? не (?:проверялось|проверялись|проверены|проверено)',
    '(?:ответственность)(?: за .*)? (?:несет|несут|лежит|возлагается) .*(?:автор).*',
    '(?:мнение|мнения|точка зрения|взгляды) .*(?:не совпада|не отража|не обязательно).*',
  ],
};

const arabic: CreditPatterns = {
  parts: [
    'ترجمه|الترجمه|ترجمها|ترجمته|ترجمتها|المترجم|المترجمه|نقله|نقلها|نقلته|نقلتها|ترجم|ترجمت|بترجمه',
    'بقلم|كتبه|كتبها|كتبته|كتبتها|تاليف|الكاتب|الكاتبه|كاتب المقال|المولف|كتب|كتبت',
    'تحرير|التحرير|المحرر|حرره|حررها|حررته|حرر|تلخيص|لخصه|لخصها|مراجعه|المراجعه|راجعه|راجعها|راجعته|تدقيق|تدقيق لغوي|التدقيق|دققه',
    'اعداد|اعده|اعدها|اعدته|التحقق|تحقق من صحته|تحقق منه|تحقق|تحققت|الناشر الاصلي|الناشر|نشر|نشرت',
  ].join('|'),
  text: '(?:هذا|هذه) (?:المقال|المقاله|النص|التقرير|الماده|القصه|الترجمه|الحوار)',
  credits: [
    '{p}(?: الي (?:اللغه )?العربيه| عن (?:ال)?[ء-ي]+)?(?: {t})? ?[:-] ?{n}',
    '(?:بقلم|كتبه|كتبها|كتبته|كتبتها|ترجمها|ترجمته|ترجمتها|نقله|نقلها|نقلته|نقلتها|حرره|حررها|حررته|راجعه|راجعها|راجعته|دققه|لخصه|لخصها|اعده|اعدها|اعدته)(?<more> (?:و(?:ترجمه|حرره|راجعه|نقله|دققه|اعده)))?(?: الي (?:اللغه )?العربيه)? {n}',
    '(?:ترجمه|اعداد|تحرير|مراجعه|تدقيق)(?: الي (?:اللغه )?العربيه)? (?!ال|و|في|من|الي|كتاب|جديد)(?<strict>){n}',
    '{p} {t} (?:(?:الي العربيه|اصلا|لاول مره|من قبل|بواسطه|علي يد|في|لدي|علي|موقع|صحيفه|وكاله) )*{n}',
    '{t} (?:من )?{p} {n}',
    '(?:عمل علي) {t} \\({p}\\) ?: ?{n}',
    '{t} ملخص من {p} ?: ?{n}',
    '(?:تم|تمت|جري|جرت) {p} (?:من (?:صحه )?)?(?:{t}|الحقائق|المضمون|المعلومات|مضمون {t})(?: الوارده)?(?: في {t}| فيه| فيها)? (?:من قبل|بواسطه|علي يد|لدي|في) {n}',
    '{p} من (?:صحه )?(?:المضمون|الحقائق|الوقائع|المعلومات|مضمون {t})(?: الوارده)?(?: في {t}| فيه| فيها)? ?:? ?{n}',
    '(?:قام|قامت) {n} ب{p} {t}',
  ],
  authors: ['(?:ترجمه) (?:مقال|مقاله|نص) (?:للكاتب|للكاتبه|للصحفي|للصحفيه) {n}'],
  address: ['(?:رابط|عنوان) {t} ?:? ?{u}'],
  original: [
    '(?:المصدر|المصادر|النص الاصلي|المقال الاصلي|رابط النص الاصلي|رابط المقال الاصلي|رابط الاصل|للاطلاع علي النص الاصلي) ?:? ?{u}',
    '(?:المصدر|المصادر|نقلا عن) ?: ?{n}',
  ],
  cited: ['(?:يستشهد النص بتقارير) {n}'],
  machine: ['(?:ترجمه اليه)(?: \\(?{n}\\)?)?', '{t} ترجمه اليه(?: \\(?{n}\\)?)?'],
  statements: [
    '(?:لم يتحقق|لم تتحقق|لم نتحقق) .*(?:المقال|المضمون|مضمون|محتوي|الماده|النص|التقرير).*',
    '(?:تقع|المسووليه|مسووليه|لا تتحمل|لا يتحمل) .*(?:المسووليه|مسووليه|الكاتب|المولف|صاحب).*',
    '(?:الاراء|المعلومات والاراء|المقالات|ما يرد) .*(?:لا تعبر|لا يعبر|لا تعكس|لا يعكس|عن راي).*',
  ],
};

// Only labels, as translators of technical articles write them.
const chinese: CreditPatterns = {
  parts: '作者|译者|翻译|校对|编辑|来源',
  text: '本文',
  credits: ['{p} ?: ?{n}'],
  authors: [],
  address: [],
  original: ['(?:原文|来源) ?:? ?{u}'],
  cited: [],
  machine: [],
  statements: [],
};

/** All languages are tried on every text, because articles quote other languages. */
export const creditPatterns: readonly CreditPatterns[] = [english, russian, arabic, chinese];

/** Word stems by role, without marks on letters. */
export const roleStems = {
  translator: /translat|(?<!редактор |проверка )перев|ترجم|نقل|译|翻/,
  editor: /edit|редак|تحرير|حرر|编/,
  summariser: /summar|abridged|изложен|تلخيص|ملخص|لخص/,
  reviewer: /review|рецензи|проверка перевода|راجع/,
  proofreader: /proofread|корректор|корректур|вычитк|دقيق|دقق|校/,
  verifier: /verif|check|проверен|проверил|проверка фактов|чекинг|تحقق/,
  author:
    /writ|author|byline|reporting|reported|text|words|story|автор(?! перевод)|написа|текст|بقلم|كتب|كاتب|تاليف|مولف|作/,
  outlet: /publish|outlet|опубликов|издание|نشر|ناشر|来/,
  /** Prepared or adapted the text: an author, or somebody who worked on the translation. */
  contributor: /compiled|prepared|adapted|^report$|подготов|اعد|علي$/,
} as const;
