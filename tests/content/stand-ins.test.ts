import { describe, expect, test } from 'vitest';
import { findNameStandIn, findTextStandIn } from '../../src/content/stand-ins.ts';
import { diagnose, sampleWith } from '../article/sample.ts';

const withheld = [
  ...[
    'Withheld',
    'witheld',
    'Anonymous',
    'ANON.',
    '(anonymous)',
    'Anonymous author',
    'Name withheld',
  ],
  ...[
    'Name withheld by request',
    'author’s name withheld',
    '[Names withheld for security reasons]',
  ],
  ...['Not named for safety reasons', 'Asked not to be named', 'Name has been changed', 'Pen name'],
  ...['Аноним', 'анонимно', 'Анонимный автор', 'Имя не указано по просьбе автора', 'Имя изменено'],
  ...[
    'Имя автора скрыто',
    'Имена изменены по просьбе героев',
    'На условиях анонимности',
    'псевдоним',
  ],
  ...[
    'طلب عدم ذكر اسمه',
    'كاتب طلب عدم الكشف عن اسمه',
    'طلبت عدم ذكر اسمها',
    'طلبت عدم الكشف عن هويتها',
    'طلب الكاتب عدم ذكر اسمه',
  ],
  ...[
    'رفض الكشف عن اسمه',
    'الاسم محفوظ لدى التحرير',
    'تمّ تغيير الاسم',
    'اسم مستعار',
    'لأسباب أمنية',
  ],
];

const unknown = [
  ...[
    'Unknown',
    'UNKNOWN.',
    'unkown',
    'Unknwon',
    'Unknown author',
    'Author unknown',
    'Not stated',
    'N/A',
  ],
  ...[
    'Staff',
    'staff reporter',
    'Staff-Writer',
    'By staff',
    'Editorial team',
    'The editors',
    'Newsroom',
  ],
  ...[
    'Our correspondent',
    'From our own correspondent',
    'Special Correspondent',
    'Admin',
    'Guest author',
  ],
  ...['Various authors', 'Web Desk', 'News agencies', 'No byline', 'Uncredited', 'Contributor'],
  ...[
    'неизвестен',
    'Автор неизвестен',
    'без автора',
    'Имя не указано',
    'н/д',
    'Редакция',
    'От редакции',
  ],
  ...['Корреспондент', 'наш корреспондент', 'Собственный корреспондент', 'спецкор', 'Соб. корр.'],
  ...[
    'Коллектив авторов',
    'Приглашённый автор',
    'Приглашенный автор',
    'Администратор',
    'Имя Фамилия',
  ],
  ...[
    'بدون اسم',
    'مجهول',
    'مجهولة',
    'مَجْهُول',
    'كاتب مجهول',
    'غير معروف',
    'هيئة التحرير',
    'هيئه التحرير',
  ],
  ...[
    'أسرة التحرير',
    'اسرة التحرير',
    'مراسلنا',
    'مراسلنا في دمشق',
    'مراسل خاص',
    'فريق التحرير',
    'وكالات',
  ],
];

const placeholders = [
  ...[
    'TODO',
    'todo:',
    'TBD',
    'xxx',
    'XXXX',
    'First Last',
    'Author name',
    'Your name here',
    'Full name',
  ],
  ...['{{author}}', '<name>', '${author}', '%author%', 'Lorem ipsum', 'lorem ipsum dolor sit amet'],
  ...['-', '???', '…', '[name]', 'Insert name', 'John Doe', '<translator>', '<your name here>'],
];

const addresses = [
  ...[
    'editor@example.org',
    'Jane Sample <jane@example.org>',
    'https://example.org/',
    'www.example.org',
  ],
  ...['example.org', 'example.org/authors/sample', '@sample', 'Jane Sample @sample', 'пример.рф'],
];

const sentences = [
  ...['Jane Sample. Translated by X', 'Jane Lee. She lives in Paris', 'Jane Sample; edited by X'],
  ...[
    'Translated by Jane Sample',
    'Анна Примерова. Перевод: Иван Примеров',
    'محمد عيّنة. ترجمة: ليلى عيّنة',
  ],
];

test.each([
  ...withheld.map((text) => [text, 'withheld']),
  ...unknown.map((text) => [text, 'unknown']),
  ...placeholders.map((text) => [text, 'placeholder']),
  ...addresses.map((text) => [text, 'address']),
  ...sentences.map((text) => [text, 'sentences']),
  ...['none', 'None.', 'NONE', 'nobody'].map((text) => [text, 'none']),
])('%s is no name but stands for: %s', (text, standIn) => {
  expect(findNameStandIn(text)).toBe(standIn);
});

test.each([
  ...[
    'Jane Sample',
    'J. R. Sample',
    'J.Sample',
    'Dr. A. Sample',
    'St. Sample',
    'Prof. Jane Sample',
  ],
  ...['Yu. A. Sample', 'Jane Sample Jr.', 'Mrs. Sample', 'U.S. News', 'Sample, Inc. Magazine'],
  ...[
    'Nemo',
    'Anon Kim',
    'Anonymous Sample',
    'O',
    'Ng',
    'X',
    'Nine',
    'Staffan Sample',
    'Guest Sample',
  ],
  ...[
    'Whitfield',
    '<script>',
    '</style> end',
    'Todd',
    'Yahoo! News',
    '24',
    '1843',
    'The Reporter',
    'Reporters Without Borders',
  ],
  ...['Example Gazette staff', 'The Syrian Observer', 'Unknown Worlds', 'Al-Sharq Al-Awsat'],
  ...['А. С. Примеров', 'Редакция Новой газеты', 'Анна Анонимова', 'Коммерсантъ', 'Имя Розы'],
  ...[
    'محمد ع. عيّنة',
    'د. محمد عيّنة',
    'أ.د. محمد عيّنة',
    'كاتب ياسين',
    'مراسلون بلا حدود',
    'الشرق الأوسط',
  ],
  ...['李', '김철수', 'स. नमूना', 'Μ. Παράδειγμα'],
])('%s is a name', (name) => {
  expect(findNameStandIn(name)).toBeUndefined();
});

test.each([
  ...['The author wishes to remain anonymous', 'The writer’s identity is withheld for her safety'],
  ...[
    'A journalist who requested anonymity',
    'Do not publish my name',
    'Name known to the editors',
  ],
  ...['Written under a pseudonym', 'For security reasons', 'Anonymous journalist in a small town'],
  ...['The original author is unknown', 'Author not found', 'Not credited', 'Missing', 'NA', 'n/d'],
  ...['Staff and wires', 'Our correspondent in the capital', 'A local journalist', 'Open sources'],
  ...['Posted by wpadmin', 'Site admin', 'Super User', 'user1', 'Guest post', 'Press release'],
  ...['Written by staff', 'A team of volunteer translators', 'Various sources', 'Same as above'],
  ...['Журналист, пожелавший остаться неизвестным', 'Автор попросил об анонимности', 'Скрыто'],
  ...['Имя не указывается по соображениям безопасности', 'Имя автора известно редакции'],
  ...['Наш корреспондент в столице', 'По материалам СМИ', 'Отдел новостей', 'Наш перевод', 'никто'],
  ...['Открытые источники', 'Внештатник', 'Местный журналист', 'Ф.И.О.', 'б/а', 'Ваше имя'],
  ...['صحفي رفض الكشف عن هويته', 'لا تذكروا اسمي', 'باسم مستعار', 'لدواعٍ أمنية', 'هوية محجوبة'],
  ...['حفاظاً على سلامة الكاتب', 'كاتب المقال', 'صحفي مستقل', 'فريق الترجمة', 'مصادر مفتوحة'],
  ...['من مراسلنا في العاصمة', 'أحد القراء', 'ترجمة خاصة', 'وسائل الإعلام', 'يُضاف لاحقاً'],
  ...['To be announced', 'TK', 'Firstname Lastname', 'Add author name', 'ххх', 'Fill me in'],
  ...['[email protected]', 'jane (at) sample.example', 'jane at sample dot example'],
  ...['Jane Sample translated by Ann Sample', 'Jane Sample | Translation: Ann Sample'],
  ...['Jane Sample (translated by Ann Sample)', 'Jane Sample is a journalist in Paris'],
  ...['محمد عيّنة (ترجمة: ليلى عيّنة)', 'Анна Примерова (перевёл Иван Примеров)'],
])('%s is no name either', (text) => {
  expect(findNameStandIn(text)).toBeDefined();
});

test('a name that repeats common words is compared without backtracking', () => {
  for (const word of ['a ', 'name ', 'the author of ', 'не ', 'имя ', 'اسم ', 'من ']) {
    expect(findNameStandIn(`${word.repeat(13)}sample`)).toBeUndefined();
  }
});

test.each([
  ...['Chas. Sample', 'Na', 'Agency Sample', 'The Correspondent', 'The Insider', 'Will Self'],
  ...['Journalists in Exile', 'Committee to Protect Journalists', 'Chicago Reader', 'U.S. News'],
  ...['News Agency of Nigeria', 'Source Material', 'Yahoo! News', 'Who? Weekly', 'Sample Author'],
  ...['Human Rights Watch', 'Private Eye', 'Hidden Sample', 'First Sample Translator', 'Perry By'],
  ...['Агентство', 'Собеседник', 'Независимая газета', 'Важные истории', 'Открытые медиа'],
  ...['نجيب محفوظ', 'محفوظ', 'سري عيّنة', 'ضيف الله عيّنة', 'وكالة الأناضول', 'المصدر أونلاين'],
])('%s is a name too', (name) => {
  expect(findNameStandIn(name)).toBeUndefined();
});

test.each(['Missing', 'Anonymous in the capital', 'Secret', 'Not sure', 'Our sources', 'Private'])(
  '%s can be a headline',
  (title) => {
    expect(findTextStandIn(title)).toBeUndefined();
  },
);

test('a text is compared with words for "unknown" and placeholders, not with roles', () => {
  for (const text of [
    'unknown',
    'n/a',
    'None',
    'withheld',
    'не указано',
    'غير مذكور',
    'TODO',
    '…',
  ]) {
    expect(findTextStandIn(text)).toBeDefined();
  }
  for (const text of [
    'Staff',
    'Аноним',
    'Unknown soldiers return',
    'None of us knew',
    'example.org',
  ]) {
    expect(findTextStandIn(text)).toBeUndefined();
  }
});

/** Returns the fix for an author. */
function suggestFix(author: string): string {
  return (
    / fix {7}(.*)/.exec(diagnose(sampleWith('author: unknown', `author: ${author}`)))?.[1] ?? ''
  );
}

describe('the fix for a word that is no name', () => {
  test('begins with the state that the word means, and offers the name as written', () => {
    const mapping = (name: string) => `if this is the name, write \`{name: ${name}}\``;
    const [unknown, withheld] = [
      '`unknown` if nobody states it',
      '`withheld` if the name is deliberately not given',
    ];
    expect(suggestFix('Staff')).toBe(`write ${unknown}, or ${withheld}; ${mapping('Staff')}`);
    expect(suggestFix('Аноним')).toBe(`write ${withheld}, or ${unknown}; ${mapping('Аноним')}`);
    expect(suggestFix('Unknwon')).toBe(`write ${unknown}, or ${withheld}; ${mapping('Unknwon')}`);
    expect(suggestFix('editor@sample.example')).toBe(
      `write the name without an address; otherwise write ${unknown}, or ${withheld}; ${mapping('"editor@sample.example"')}`,
    );
    expect(suggestFix('Jane Sample. Edited by X')).toContain(
      'write only the name, and name translators and editors under `translator`; otherwise write',
    );
  });

  test('in a list, concerns the whole list', () => {
    expect(suggestFix('[Jane Sample, Staff]')).toBe(
      'write the name; if the field names nobody, write `unknown` or `withheld` for all of it; if this is the name, write `{name: Staff}`',
    );
  });

  test('is accepted when it is written as suggested', () => {
    for (const name of [
      'null',
      'NULL',
      ...unknown,
      ...withheld,
      ...placeholders,
      ...addresses,
      ...sentences,
    ]) {
      const [, mapping = ''] =
        /write `(\{name: .*\})`/.exec(suggestFix(JSON.stringify(name))) ?? [];
      expect(suggestFix(mapping), name).toBe('');
    }
  });

  test('is the same for an outlet', () => {
    const report = diagnose(sampleWith('publication: unknown', 'publication: Newsroom'));
    expect(report).toContain('a.md:9:3 source.publication\n');
    expect(report).toContain('write `{name: Newsroom}`');
  });
});
