import type { Messages } from './messages.ts';

// Western digits, as much of the Arabic press writes its dates; the two kinds never mix on a page.
export const locale = 'ar-u-nu-latn';
export const direction = 'rtl';
export const openGraph = 'ar_AR';
export const babel = 'arabic';

/** What people write where they mean `unknown`. */
export const wordsForUnknown = [
  ...['غير معروف', 'غير معروفة', 'مجهول', 'غير متوفر', 'لا يوجد'],
  ...['غير مذكور', 'غير مذكورة', 'غير معلوم', 'غير محدد'],
  ...['المؤلف غير معروف', 'الكاتب غير معروف', 'الكاتب غير مذكور'],
];

export const messages: Messages = {
  name: 'العربية',
  tagline: 'صحافة مترجمة: من كتبها ومن ترجمها وما لم يُذكر عنها',
  skipToText: 'انتقل إلى النص',
  editions: 'اللغات',
  latest: 'أحدث المقالات',
  articleCount: {
    zero: 'لا مقالات',
    one: 'مقال واحد',
    two: 'مقالان',
    few: '{count} مقالات',
    many: '{count} مقالًا',
    other: '{count} مقال',
  },
  published: 'نُشر في {date}',
  updated: 'حُدِّث في {date}',
  corrected: 'صُحِّح في {date}',
  report: 'للإبلاغ عن خطأ أو مسألة تتعلق بالحقوق',
  notFound: {
    title: 'الصفحة غير موجودة',
    text: 'لا توجد صفحة بهذا الرابط.',
    toFrontPage: 'إلى الصفحة الرئيسية',
  },
  notStated: 'غير مذكور',
  machine: 'برنامج آلي ({name})',
  machineTranslation: 'ترجمة آلية ({name})',
  credit: {
    authorAndOutlet: 'بقلم {authors}، {outlet}.',
    authorOnly: 'بقلم {authors}.',
    outletOnly: 'الناشر الأصلي: {outlet}.',
    outletUnknown: 'الناشر الأصلي غير مذكور.',
    authorUnknown: 'الكاتب غير مذكور.',
    neither: 'الكاتب والناشر الأصلي غير مذكورين.',
    cites: 'يستشهد النص بتقارير {names}.',
    translators: {
      translated: 'ترجمة: {names}.',
      edited: 'تحرير: {names}.',
      'translated and edited': 'ترجمة وتحرير: {names}.',
      summarised: 'تلخيص: {names}.',
    },
    machineTranslation: 'ترجمة آلية ({names}).',
    translatorUnknown: 'المترجم غير مذكور.',
    original: 'نص أصلي غير مترجم.',
  },
  notice: {
    translators: {
      translated: 'ترجمة هذا المقال: {names}.',
      edited: 'تحرير هذا المقال: {names}.',
      'translated and edited': 'ترجمة هذا المقال وتحريره: {names}.',
      summarised: 'هذا المقال ملخّص أعدّه: {names}.',
    },
    machineTranslation: 'هذا المقال ترجمة آلية ({names}).',
    translatorUnknown: 'لم يُذكر من ترجم هذا المقال.',
    original: 'هذا المقال نص أصلي وليس ترجمة.',
    address: 'رابط هذا المقال: {address}',
  },
  chain: {
    title: 'كيف وصل إليك هذا النص',
    steps: {
      reporting: 'التقارير',
      original: 'النص الأصلي',
      translation: 'الترجمة',
      verification: 'التحقق',
      publication: 'النشر',
    },
    cites: 'تقارير يستشهد بها النص',
    reportsIn: '{name} (اللغة: {language})',
    author: 'الكاتب',
    outlet: 'الناشر الأصلي',
    originalTitle: 'العنوان الأصلي',
    originalDate: 'تاريخ النص الأصلي',
    originalAddress: 'رابط النص الأصلي',
    originalLanguage: 'لغة النص الأصلي',
    archived: 'نسخة محفوظة',
    firstPublished: 'نُشرت هذه النسخة أولًا على',
    sourceChecked: 'تاريخ المقارنة بالأصل',
    sourceRevised: 'تاريخ تعديل الأصل',
    translators: {
      translated: 'ترجمة',
      edited: 'تحرير',
      'translated and edited': 'ترجمة وتحرير',
      summarised: 'تلخيص',
    },
    translation: 'ترجمة',
    original: 'لا ترجمة: هذا هو النص الأصلي',
    headline: 'العنوان والمقدمة',
    headlineBy: {
      source: 'كما وردا في الأصل',
      translator: 'من وضع المترجم',
      site: 'كُتبا لهذا الموقع',
    },
    verification: 'من تحقّق من المضمون',
    statement: 'بيان ورد مع النص',
    statementInNotice: 'في التنبيه الختامي بنصّه الحرفي',
    noStatement: 'لا يوجد',
    publisher: 'النشر هنا',
    publishedOn: '{site}، {date}',
    rights: 'الحقوق',
  },
  picture: { credit: 'الصورة: {name}', unknown: 'مصدر الصورة غير مذكور' },
  corrections: {
    entry: '{date}، {error}',
    title: 'تصحيحات',
    error: {
      translation: 'خطأ في الترجمة',
      source: 'خطأ في الأصل',
      site: 'خطأ من هذا الموقع',
    },
  },
  footnotes: { title: 'الحواشي', back: 'العودة إلى موضع الحاشية {number} في النص' },
  forms: {
    title: 'صيغ أخرى:',
    text: 'نص عادي',
    card: 'بطاقة للمشاركة',
    links: 'الروابط',
  },
  table: 'جدول',
  sections: 'الأقسام',
  pages: {
    title: 'صفحات هذه القائمة',
    newer: 'مقالات أحدث',
    older: 'مقالات أقدم',
    number: 'الصفحة {number}',
    titled: '{title}، {number}',
  },
  otherLanguages: {
    title: 'بلغات أخرى',
    few: 'المقالات بهذه اللغة قليلة حتى الآن. في ما يلي مقالات بلغات أخرى.',
  },
  none: 'لا شيء هنا بعد.',
  archive: {
    title: 'الأرشيف',
    description: 'كل المقالات المنشورة بهذه اللغة، بحسب السنة والشهر.',
    of: 'مقالات نُشرت هنا: {date}',
  },
  taxonomies: {
    topics: {
      title: 'المواضيع',
      description: 'ما تتناوله المقالات المنشورة بهذه اللغة.',
      of: 'مقالات بهذه اللغة موضوعها: {name}.',
    },
    sources: {
      title: 'المصادر',
      description:
        'الجهات التي نشرت النصوص الأصلية، والجهات التي تستشهد المقالات بتقاريرها. وهذان أمران مختلفان.',
      of: 'مقالات بهذه اللغة نُشر أصلها لدى {name}، أو تستشهد بتقارير هذه الجهة.',
    },
    translators: {
      title: 'الترجمة والتحرير',
      description: 'من ترجم المقالات المنشورة بهذه اللغة أو حرّرها أو لخّصها، حيثما ذُكر ذلك.',
      of: 'مقالات بهذه اللغة. الترجمة أو التحرير أو التلخيص: {name}.',
    },
  },
  roles: {
    published: 'نشر النص الأصلي',
    cited: 'استشهاد بالتقارير',
    translated: 'ترجمة',
    edited: 'تحرير',
    'translated and edited': 'ترجمة وتحرير',
    summarised: 'تلخيص',
  },
  roleCount: '{role}: {count}',
  feeds: {
    title: 'الخلاصات',
    description: 'خلاصات المقالات المنشورة بهذه اللغة، وما هي الخلاصة.',
    what: 'الخلاصة تأتيك بالمقالات الجديدة: أضف رابطها إلى قارئ خلاصات، فيعرض لك كل جديد من دون أن تزور الموقع. ولكل مقال في الخلاصة سطر النسبة في أوله والتنبيه في آخره.',
    articles: 'كل المقالات',
    own: 'خلاصة (Atom)',
  },
  correctionsPage: {
    description: 'ما ورد خطأً في المقالات المنشورة بهذه اللغة، وصوابه.',
  },
  about: {
    title: 'عن الموقع',
    description: 'ما هذا الموقع، وكيف يُقرأ ما يقوله عن مقالاته.',
    parts: [
      {
        title: 'ما هذا الموقع',
        text: 'ينشر موقع {site} مقالات صحفية مترجمة. ويذكر عن كل مقال، بقدر ما هو معروف، من كتبه ومن ترجمه، ويورد العبارات التي وردت معه، ويبيّن ما لم يُذكر: على صفحته وفي كل صيغة يخرج بها من هذا الموقع.',
      },
      {
        title: 'كيف يُقرأ سطر النسبة',
        text: 'يذكر السطر الذي في أعلى المقال من كتب النص الأصلي ومن نشره، ومن ترجمه أو حرّره، ومن يستشهد النص بتقاريره. والاستشهاد بجهة لا يعني أنها كاتبة النص أو ناشرته، بل يعني فقط أن النص يعتمد على تقاريرها ويسمّيها. ويذكر التنبيه في آخر النص مرة أخرى من ترجمه، ثم يورد العبارات التي وردت معه بنصّها الحرفي، ورابط المقال. أما القائمة التي تليه فتتبع طريق النص من التقارير إلى النشر هنا.',
      },
      {
        title: 'ما معنى «{notStated}»',
        text: 'تظهر هذه العبارة حيث لا نعرف الأمر. وهي لا تعني أن النص الأصلي بلا كاتب أو بلا ناشر، بل أننا لا نعرف من هو. ولا نملأ شيئًا بالتخمين.',
      },
      {
        title: 'ما معنى أن المضمون لم يُتحقَّق منه',
        text: 'ترد مع بعض المقالات عبارة تقول إن المترجم أو الناشر لم يتحقق من مضمونها. ونوردها في التنبيه بنصّها الحرفي. وهي تتحدث باسم أصحابها وحدهم: فلا تقول إن كان غيرهم قد تحقق من المضمون. وتذكر القائمة أسفل المقال «{notStated}» إلى جانب «{verification}»، لأننا لا نعرف من تحقق منه، إن كان أحد قد فعل.',
      },
      {
        title: 'العناوين والتواريخ والآلات',
        text: 'العنوان الذي كُتب لهذا الموقع يُشار إليه بذلك في القائمة أسفل المقال. وتواريخ هذا الموقع أيام بالتوقيت العالمي المنسق (UTC)، أما تاريخ النص الأصلي فهو كما ورد فيه. وما أنجزته آلة يُذكر أنه من عمل آلة.',
      },
      {
        title: 'الأخطاء',
        text: 'يذكر المقال المصحَّح ما كان خطأً فيه، وما إذا كان الخطأ في الترجمة أو في الأصل أو منّا. تصحيحات المقالات المنشورة بهذه اللغة: {corrections}. {report}.',
      },
    ],
  },
  more: {
    title: 'مقالات أخرى',
    topics: 'المواضيع:',
    versions: 'بلغات أخرى:',
    previous: 'السابق:',
    next: 'التالي:',
  },
  cautions: {
    old: 'نُشر هذا المقال قبل أكثر من سنة.',
    revised: 'عُدِّل النص الأصلي في {date}، بعد نشر هذا النص هنا. وقد لا يتضمن هذا النص التعديل.',
    revisedSinceChecked:
      'عُدِّل النص الأصلي في {date}، بعد آخر مقارنة لهذا النص به. وقد لا يتضمن هذا النص التعديل.',
  },
  moved: 'انتقل هذا المقال إلى:',
  share: {
    title: 'مشاركة',
    text: '{title}. {credit}',
    copy: 'نسخ الرابط',
    copied: 'نُسخ الرابط.',
    mail: 'البريد الإلكتروني',
    file: 'في ملف',
  },
  cite: { title: 'الإحالة إلى المقال', reference: '«{title}». {credit} {site}، {date}: {address}' },
  settings: {
    title: 'إعدادات القراءة',
    scheme: 'الألوان',
    schemes: { system: 'كما في النظام', light: 'نهار', dark: 'ليل' },
    size: 'حجم النص',
  },
};
