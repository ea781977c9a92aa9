import type { Work } from './article.ts';

/**
 * What a credit line is about. A contributor prepared or adapted the text. `original` is the address or outlet of the
 * original, `address` that of this article, and `label` one of our own before other words.
 */
export type CreditRole =
  | Work
  | ('author' | 'outlet' | 'contributor' | 'machine' | 'verifier' | 'cited' | 'original')
  | 'copyright'
  | ('address' | 'statement' | 'label');

/**
 * How credits and notices are written in a language. The texts are regular expressions for words in lower case without
 * marks on letters (`ترجمه` for «ترجمة»), with a space before and after each colon. In them, `{n}` stands for names, `{u}` for
 * an address, `{w}` for the works that say the roles, `{t}` for "this article", and `{f}` for any number of fillers. No text
 * is a list of fillers in two ways, so that hostile texts can't take long.
 */
interface CreditPatterns {
  /** The words for the work on a text, by role. */
  works: Partial<Record<CreditRole, string>>;
  /** "This article", in every case that the patterns need. */
  text: string;
  /** Words that can stand before and after those for the work. */
  fillers: string;
  /** Credits whose words say the roles. */
  credits: string[];
  /** Credits and statements of one role. They are tried first. */
  others: Partial<Record<CreditRole, string[]>>;
}

const english: CreditPatterns = {
  works: {
    translated: 'translated|translation|translators?',
    edited: '(?:copy-?)?edit(?:ed|ing|ors?)',
    summarised: 'summari[sz]ed|summary|abridged',
    reviewed: 'review(?:ed|ers?)',
    proofread: 'proofread(?:ing|ers?)?',
    verifier: 'verified|verification|(?:fact[- ]?)?check(?:ed|ing|ers?)',
    contributor: 'compiled|prepared|adapted',
    outlet: '(?:original )?(?:published|publisher|outlet)',
    author:
      '(?:original )?(?:author|writer)s?|written|text|words|story|byline|(?:additional )?report(?:ed|ing)?|wrote',
  },
  text: '(?:this|the present|the above|the following) (?:article|text|story|piece|report|translation|interview|essay|column|material|post)',
  fillers:
    '{t}|of|in(?: it)?|an?|was|were|is|are|ha(?:s|ve) been|first|[a-z]+ly|from (?:the )?(?!the )[a-z]+|(?:in)?to [a-z]+|english|human|(?:the |its |all )?(?:facts|contents?)|the (?:original|translation|article|story|text)',
  credits: [
    '(?!(?:report|story|summary) [:-] ){f}{w} {f}(?:by |: |- )+{n}',
    '(?:the )?{w} of {t} is {n}',
    '{n} (?:ha(?:s|ve) )?{w} (?:the (?:contents?|facts) (?:of|in) )?{t}',
  ],
  others: {
    author: [
      'by (?:: )?{n}(?:, (?:special (?:to|for) .*|(?:[a-z]+ )?correspondent|staff writer|\\d{1,2} [a-z]+ \\d{4}|[a-z]+ \\d{1,2}, \\d{4}))?',
      '(?:{t} is )?(?:(?:an?|the) )?translation of (?:an|the) (?:article|text|story|post|essay) (?:.* )?by {n}(?: : .*)?',
    ],
    outlet: [
      '(?:{t} (?:(?:was|has been) )?(?:first |originally )?|first |originally |original )(?:published|appeared) (?:by|in|on|at) (?!(?:[a-z]+(?:ic|ish|ian|ese)|german|french|hebrew)\\P{L}*$){n}(?: on (?:\\d{1,2} [a-z]+ \\d{4}|[a-z]+ \\d{1,2}, \\d{4}))?',
    ],
    address: ['(?:link|address|url|perma(?:nent )?link) (?:(?:to|of|for) {t} )?{u}'],
    original: [
      '(?:read |link to )?(?:the )?(?:sources?|via|original|original (?:article|text|source)|source url) (?:(?:at|on) )?(?:{u}|[:-] {n})',
      '(?:re)?(?:published|printed|produced) (?:with|by) (?:the )?(?:kind )?permission (?:of|from|by) {n}',
      're(?:printed|published) from {n}',
    ],
    cited: [
      'cites reporting by {n}',
      '(?:{t} is )?based on (?:a report|reporting|an article|a story) (?:by|from|in) {n}',
    ],
    machine: [
      '(?:{t} is a )?machine translation(?: (?:by )?{n})?',
      'machine[- ]translated(?: (?:by|with) {n})?',
      'translated (?:with|using)(?: the help of)? {n}',
    ],
    contributor: ['{n} contributed (?:reporting )?(?:to|for) {t}'],
    copyright: ['(?:copyright )+(?=[:(\\d])(?:(?:[:\\d]|\\(c\\))\\S* )*{n}(?:,? \\d{4})?'],
    verifier: [
      '(?:(?:the )?(?:contents?|facts|information) (?:of|in) )?{t} (?:has|have|was|were) (?:been )?(?:[a-z]+ly )?(?:verified|(?:fact-?)?checked)',
      'all facts (?:in {t} )?(?:have been|were) (?:[a-z]+ly )?(?:verified|checked)',
    ],
    statement: [
      // News often says that somebody has not verified a claim. That says nothing about the article.
      '.+ ha(?:s|ve) not (?:[a-z]+ly )?(?:verified|(?:fact-?)?checked|reviewed) (?:(?:(?:the )?(?:contents?|facts|accuracy|information) (?:of|in) )?{t}|the contents?)',
      '(?:the contents?|(?:(?:the )?(?:contents?|facts|information) (?:of|in) )?{t}) (?:has|have|was|were) not (?:been )?(?:[a-z]+ly )?(?:verified|(?:fact-?)?checked)',
      'responsibility (?:for .* )?(?:lies|rests|remains|is) (?:[a-z]+ )?with (?:the|its) authors?(?: alone| only| of {t})?',
      '(?:the )?(?:views|opinions) (?:and [a-z]+ )?(?:expressed|set out|stated) .*(?:those of the authors?|not (?:necessarily )?(?:reflect|represent)).*',
    ],
  },
};

const russian: CreditPatterns = {
  works: {
    translated:
      'перевод|перевел[аи]?|переведен[аоы]?|переводчи(?:к|ца|ки)|в переводе|автор перевода',
    edited: 'редакторы?|редактура|отредактирован[аоы]?|отредактировал[аи]?|под редакцией',
    summarised: 'краткое изложение',
    reviewed: 'рецензент|рецензирование|проверка перевода',
    proofread: 'корректор|корректура|вычитка',
    verifier: 'проверил[аи]?|проверен[аоы]?|проверка фактов|факт-?чекинг',
    contributor: 'подготовил[аи]?|подготовлен[аоы]?',
    outlet: 'издание',
    author:
      'автор(?! перевода)(?: статьи| текста| оригинала)?|авторы|текст|написал[аи]?|написан[аоы]?',
  },
  text: '(?:(?:эт|данн|настоящ)[а-я]+ )?(?:стать|материал|текст|заметк)[а-я]*',
  fillers:
    '{t}|-|в не[йм]|(?:с|на) [а-я]+(?: языка?)?|(?:выполн|сдела)[а-я]+|был[аои]?|впервые|факты|содержание|достоверность|оригинала|перевода|(?:издани|агентств|газет|журнал|сайт|редакци)[а-я]+',
  credits: [
    '{f}{w} {f}[:-] {n}',
    '{f}(?!текст |издание |перевод \\S+$){w} {f}{n}',
    '{n} {w} (?=эт|данн|настоящ){t}',
  ],
  others: {
    author: ['перевод {t} {n}(?: : .*| [«"“].*)?'],
    outlet: ['(?:{t} |оригинал )?{f}(?:опубликован[аоы]?|вышел|вышла) (?:в|на) {f}{n}'],
    address: [
      '(?:ссылка на|адрес|постоянная ссылка на|постоянный адрес) {t} {u}',
      'постоянная ссылка {u}',
    ],
    original: [
      '(?:публикуется|перепечатано|перепечатка|печатается|опубликовано) с (?:любезного )?разрешения {f}{n}',
      'перепечат(?:ано|ка) из {n}',
      'по материалам (?:: )?{f}{n}',
      '(?:источники?|(?:ссылка на |чита[а-я]+ )?оригинал|оригинальная статья|первоисточник) (?:{t} )?(?:{u}|[:-] {n})',
    ],
    cited: ['текст ссылается на материалы : {n}'],
    machine: ['(?:{t} - )?машинный перевод(?: {n})?'],
    contributor: ['над {t} работал[аи]? (?:: )?{n}'],
    verifier: ['(?:(?:содержание|факты) (?:в )?{t}|все факты(?: в {t})?) проверен[оы]'],
    statement: [
      '.+ не провер(?:ял|ил)[аои]? (?:содержание|факты|достоверность|информацию|сведения) (?:.* )?{t}.*',
      '(?:содержание|факты|сведения) (?:в )?{t} не провер(?:ялось|ялись|ены|ено)',
      'ответственность (?:за .* )?(?:несет|несут|лежит|возлагается) (?:[а-я]+ )?(?:на )?автор(?:а|ы|ов|е)?(?: {t})?',
      '(?:мнени[ея]|точка зрения|взгляды)(?=.*(?:автор|редакци)).* не (?:обязательно )?(?:совпада|отража).*',
    ],
  },
};

const arabic: CreditPatterns = {
  works: {
    translated: '(?:من |ب)?ترجمه|الترجمه|ترجم(?:ها|ت|ته|تها)?|المترجمه?|نقلت?(?:ه|ها)',
    edited: '(?:ال)?تحرير|المحرر|حررت?(?:ه|ها)?',
    summarised: 'تلخيص|لخصت?(?:ه|ها)',
    reviewed: '(?:ال)?مراجعه|راجعت?(?:ه|ها)',
    proofread: '(?:ال)?تدقيق(?: لغوي)?|دققت?(?:ه|ها)',
    verifier: '(?:ال)?تحققت?(?: من صحته| منه)?',
    contributor: '(?:من )?اعداد|اعدت?(?:ه|ها)',
    outlet: 'الناشر(?: الاصلي)?',
    author: 'بقلم|كتبت?(?:ه|ها)?|تاليف|الكاتبه?|كاتب المقال|المولف',
  },
  text: '(?:هذا|هذه) (?:المقال|المقاله|النص|التقرير|الماده|القصه|الترجمه|الحوار)',
  fillers:
    '{t}|الي (?:اللغه )?العربيه|عن [ء-ي]+|من ال[ء-ي]+يه|صحه|(?:ال)?(?:مضمون|محتوي|حقايق|وقايع|معلومات)|الوارده|في {t}|فيه|فيها|من(?! ال[ء-ي]+يه )|تم|تمت|جرت|جري|ملخص',
  credits: [
    '{f}{w} {f}(?:: |- |(?:من قبل|بواسطه|علي يد|لدي) ){n}',
    '(?=(?:.* )?{t} ){f}{w} {f}{n}',
    '(?<w>(?:بقلم|كتبت?(?:ه|ها)|ترجم(?:ها|ته|تها))(?: و[ء-ي]+ه)?) {f}(?!رصاص|حبر|جاف|احمر|ازرق){n}',
    '(?<w>نقلت?(?:ه|ها)(?: و[ء-ي]+ه)?) {f}الي (?:اللغه )?العربيه {n}',
    '(?<w>(?:حرر|راجع|دقق|لخص|اعد)ت?(?:ه|ها)(?: و[ء-ي]+ه)?) {f}(?!ال){n}',
    '(?<w>من اعداد|(?:من )?ترجمه(?: و(?:تحرير|اعداد))?) {f}(?!ال|و|في|من|الي|كتاب|جديد|ادبي|حرفي|فوري|معاني|هذا|هذه|اليه){n}',
    'عمل علي {t} \\({w}\\) : {n}',
    'قامت? {n} ب{w} {t}',
    'قامت? {w} {t} {n}',
    '{w} {n} من (?:صحه )?(?:(?:مضمون|محتوي|حقايق) )?{t}',
  ],
  others: {
    author: ['ترجمه (?:مقال|مقاله|نص) (?:للكاتب|للكاتبه|للصحفي|للصحفيه) {n}'],
    outlet: [
      'نشرت? {t} (?:(?:اصلا|لاول مره) (?:في|لدي|علي)|(?:في|لدي|علي) (?=موقع|صحيفه|جريده|مجله)) (?:(?:موقع|صحيفه|جريده|مجله) )?{n}',
    ],
    address: ['(?:رابط|عنوان) (?:{t}|المقال|النص) {u}'],
    original: [
      '(?:المصدر|المصادر|نقلا عن|النص الاصلي|المقال الاصلي|رابط (?:النص الاصلي|المقال الاصلي|الاصل)|للاطلاع علي النص الاصلي) (?:{u}|[:-] {n})',
      'نقلا عن (?=وكاله|صحيفه|موقع|مجله|قناه){n}',
      '(?:[تي]?نشرت?|اعاده نشر|اعيد نشره)(?: {t})? باذن (?:خاص )?(?:من )?{n}',
    ],
    cited: ['يستشهد النص بتقارير {n}'],
    machine: ['(?:{t} )?ترجمه اليه(?: (?:بواسطه |من |(?=\\()){n})?'],
    verifier: ['(?:تم|جري) التحقق من (?:صحه )?(?:(?:مضمون|محتوي|الحقائق في) )?{t}'],
    statement: [
      'لم (?:يتحقق|تتحقق|نتحقق) (?:.* )?من (?:صحه )?(?:(?:مضمون|محتوي|محتويات|معلومات|ما ورد في) )?(?:{t}|المضمون).*',
      '(?:(?:تقع )?(?:ال)?مسووليه|لا [تي]تحمل)(?=.*(?:{t}|المعلومات|الاراء|محتوي|مضمون|المقالات)) .*(?:مسوولي|الكاتب|كاتب|المولف|صاحب).*',
      '(?:الاراء|المعلومات|المقالات|ما يرد) (?:.* )?(?:لا [تي](?:عبر|عكس)(?=.*(?:راي|موقف|وجهه|سياسه))|[تي]عبر عن (?:راي|وجهه نظر) (?:الكاتب|كاتب|صاحب|اصحاب)).*',
    ],
  },
};

// Only labels, as translators of technical articles write them.
const chinese: CreditPatterns = {
  works: { author: '作者', translated: '译者|翻译', proofread: '校对', edited: '编辑' },
  text: '本文',
  fillers: '{t}',
  credits: ['{w} : {n}'],
  others: { original: ['(?:原文|来源) (?:{u}|: {n})'] },
};

/** All languages are tried on every text, because articles quote other languages. */
export const creditPatterns: readonly CreditPatterns[] = [english, russian, arabic, chinese];
