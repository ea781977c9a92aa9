import { describe, expect, test } from 'vitest';
import { findCreditLines } from '../../src/article/credit-lines.ts';

/** Lists the credits of a text: `translated: Sample Desk`. */
const find = (text: string) =>
  findCreditLines(text).map(({ role, names }) =>
    [role, ...(names.length > 0 ? [names.join(', ')] : [])].join(': '),
  );

const author = 'author: Sample Author';
const translator = 'translated: Sample Desk';

/** Texts that are credits or notices, with what they say. */
const cases: Record<string, [string, string[]][]> = {
  English: [
    ['By Sample Author', [author]],
    ['By Sample Author | Sample Agency', [author, 'outlet: Sample Agency']],
    ['By Sample Author, Second Author and J. Third', [`${author}, Second Author, J. Third`]],
    ['Written by Sample Author for Sample Agency.', [`${author}, Sample Agency`]],
    ['Author: Sample Author', [author]],
    ['Text: Sample Author; translation: Sample Desk', [author, translator]],
    ['Translated by Sample Desk.', [translator]],
    ['Translated from the Arabic by Sample Desk', [translator]],
    ['Translated into English by Sample Desk', [translator]],
    ['Translation: Sample Desk', [translator]],
    ['Translation by Sample Desk', [translator]],
    ['Translated and edited by Sample Desk', [translator, 'edited: Sample Desk']],
    ['This article was translated by Sample Desk.', [translator]],
    ['This story has been edited by Sample Editor.', ['edited: Sample Editor']],
    ['Translated by Sample Desk, edited by Sample Editor', [translator, 'edited: Sample Editor']],
    [
      'Written by Sample Person and translated by Sample Desk',
      ['author: Sample Person', translator],
    ],
    ['Sample Desk translated this article.', [translator]],
    ['Source – Sample Agency', ['original: Sample Agency']],
    ['Edited by Sample Editor', ['edited: Sample Editor']],
    ['Proofread by Sample Editor', ['proofread: Sample Editor']],
    ['Reviewed by Sample Editor', ['reviewed: Sample Editor']],
    ['Summarised by Sample Editor', ['summarised: Sample Editor']],
    ['Compiled by Sample Desk', ['contributor: Sample Desk']],
    ['Verified by the Sample Council', ['verifier: the Sample Council']],
    ['Fact-checked by Sample Council', ['verifier: Sample Council']],
    ['The facts in it were verified by the Sample Council.', ['verifier: the Sample Council']],
    ['The facts in this story were checked by Sample Council', ['verifier: Sample Council']],
    ['Originally published in Sample Gazette.', ['outlet: Sample Gazette']],
    ['Source: Sample Agency', ['original: Sample Agency']],
    ['Source: https://example.org/a', ['original: https://example.org/a']],
    ['via: https://example.org/a', ['original: https://example.org/a']],
    ['Read the original <https://example.org/a>', ['original: https://example.org/a']],
    ['Cites reporting by Sample Agency.', ['cited: Sample Agency']],
    ['Link to this article: https://example.org/a', ['address: https://example.org/a']],
    ['Address of this article: <https://example.org/a>', ['address: https://example.org/a']],
    ['Machine translation (Sample Engine).', ['machine: Sample Engine']],
    ['This article is a machine translation.', ['machine']],
    ['Sample Desk has not verified the content of this story.', ['statement']],
    ['Responsibility for the views set out here lies entirely with the author.', ['statement']],
    ['The views expressed are those of the author alone.', ['statement']],
    ['Credit: Translated by Sample Desk.', [translator]],
    ['Notice: the office is closed.', ['label']],
  ],
  Russian: [
    ['Автор: Анна Образцова', ['author: Анна Образцова']],
    ['Текст: Анна Образцова', ['author: Анна Образцова']],
    ['Написала Анна Образцова', ['author: Анна Образцова']],
    ['Перевод: Анна Образцова', ['translated: Анна Образцова']],
    ['Перевод — Анна Образцова', ['translated: Анна Образцова']],
    ['Перевод с английского: Анна Образцова', ['translated: Анна Образцова']],
    ['Перевёл Иван Образцов', ['translated: Иван Образцов']],
    ['Перевела Анна Образцова.', ['translated: Анна Образцова']],
    ['В переводе Анны Образцовой', ['translated: Анны Образцовой']],
    ['Автор перевода: Анна Образцова', ['translated: Анна Образцова']],
    ['Переводчик: Анна Образцова', ['translated: Анна Образцова']],
    ['Перевод и редактура: Sample Desk', [translator, 'edited: Sample Desk']],
    ['Эта статья переведена изданием Sample Desk.', [translator]],
    ['Статью перевела Анна Образцова', ['translated: Анна Образцова']],
    ['Перевод этой статьи: Анна Образцова.', ['translated: Анна Образцова']],
    ['Перевод статьи Sample Person: «A headline»', ['author: Sample Person']],
    ['Перевод Анны Образцовой', ['translated: Анны Образцовой']],
    ['Перевод выполнен изданием Sample Desk', [translator]],
    ['Анна Образцова перевела эту статью', ['translated: Анна Образцова']],
    [
      'Перевёл Иван Образцов, редактор Анна Образцова',
      ['translated: Иван Образцов', 'edited: Анна Образцова'],
    ],
    ['Впервые опубликовано в газете Sample Gazette', ['outlet: Sample Gazette']],
    ['Редактор: Анна Образцова', ['edited: Анна Образцова']],
    ['Под редакцией Анны Образцовой', ['edited: Анны Образцовой']],
    ['Автор: Анна Образцова, перевод: Sample Desk', ['author: Анна Образцова', translator]],
    ['Факты проверены Sample Council', ['verifier: Sample Council']],
    ['Содержание проверено: Sample Council.', ['verifier: Sample Council']],
    ['Источник: Sample Agency', ['original: Sample Agency']],
    ['Оригинал: https://example.org/a', ['original: https://example.org/a']],
    ['Оригинал опубликован в издании Sample Gazette.', ['outlet: Sample Gazette']],
    ['Ссылка на эту статью: https://example.org/a', ['address: https://example.org/a']],
    ['Машинный перевод (Sample Engine).', ['machine: Sample Engine']],
    ['Ответственность за сведения несёт только автор.', ['statement']],
    ['Мнение автора может не совпадать с мнением редакции.', ['statement']],
    ['О тексте: перевод: Анна Образцова', ['translated: Анна Образцова']],
    ['Примечание к статье: редакция закрыта.', ['label']],
  ],
  Arabic: [
    ['بقلم كاتب المثال', ['author: كاتب المثال']],
    ['كتبه كاتب المثال', ['author: كاتب المثال']],
    ['الكاتب: كاتب المثال', ['author: كاتب المثال']],
    ['ترجمة: فريق المثال', ['translated: فريق المثال']],
    ['تَرجمة : فريق المثال', ['translated: فريق المثال']],
    ['ترجمة وتحرير: فريق المثال', ['translated: فريق المثال', 'edited: فريق المثال']],
    ['ترجمها فريق المثال', ['translated: فريق المثال']],
    ['نقله إلى العربية فريق المثال', ['translated: فريق المثال']],
    ['تُرجم هذا المقال من قبل فريق المثال', ['translated: فريق المثال']],
    ['ترجمة هذا المقال: فريق المثال.', ['translated: فريق المثال']],
    ['نُشر هذا المقال أصلًا في صحيفة المثال', ['outlet: المثال']],
    ['تحرير: فريق المثال', ['edited: فريق المثال']],
    ['إعداد: فريق المثال', ['contributor: فريق المثال']],
    ['تحقّق من المضمون: مجلس المثال.', ['verifier: مجلس المثال']],
    ['تم التحقق من الحقائق من قبل مجلس المثال', ['verifier: مجلس المثال']],
    ['المصدر: وكالة المثال', ['original: وكالة المثال']],
    ['رابط هذا المقال: https://example.org/a', ['address: https://example.org/a']],
    ['ترجمة آلية (Sample Engine).', ['machine: Sample Engine']],
    ['لم يتحقق فريق المثال من مضمون هذا المقال.', ['statement']],
    ['الآراء الواردة لا تعبّر بالضرورة عن رأي الموقع.', ['statement']],
    ['عن النص: ترجمة: فريق المثال', ['translated: فريق المثال']],
    ['تنبيه بشأن هذا المقال: المكتب مغلق.', ['label']],
  ],
  'any language, in Chinese labels': [
    ['作者：Sample Author 译者：Sample Desk', [author, translator]],
    ['来源：https://example.org/a', ['original: https://example.org/a']],
  ],
};

describe.each(Object.entries(cases))('a credit in %s', (_, list) => {
  test.each(list)('%s', (text, credits) => {
    expect(find(text)).toEqual(credits);
  });
});

test.each([
  ['in brackets', '(Translated by Sample Desk)'],
  ['in square brackets', '[Translated by Sample Desk]'],
  ['after a dash', '— Translated by Sample Desk'],
  ['after a bullet', '• Translated by Sample Desk'],
  ['in quotation marks', '“Translated by Sample Desk”'],
  ['in capitals', 'TRANSLATED BY Sample Desk'],
  ['with a no-break space', 'Translated\u00A0by Sample\u00A0Desk'],
  ['with a colon that looks like one', 'Translated by\uFF1A Sample Desk'],
  ['with an invisible character', 'Trans\u200Blated by Sample Desk'],
  ['with a link', 'Translated by Sample Desk <https://example.org/>'],
  ['in a line of its own', 'Words of an article\nTranslated by Sample Desk\nmore words.'],
  ['as the first sentence', 'Translated by Sample Desk. The city is calm. One. Two. Three. Four.'],
  ['as the last sentence', 'The city is calm. One! Two? Three… Four. Translated by Sample Desk.'],
])('a credit is found %s', (_, text) => {
  expect(find(text).map((line) => line.replaceAll('\u00A0', ' '))).toEqual([translator]);
});

test('a credit has its words and their place', () => {
  expect(findCreditLines('All is calm. (Translated by Sample Desk.)')).toEqual([
    { role: 'translated', names: ['Sample Desk'], words: 'Translated by Sample Desk', line: 0 },
  ]);
});

test.each([
  'Written in 1948, the Declaration has 30 articles.',
  'Written by monks in the twelfth century, the book was lost.',
  'Translated into 500 languages, it is read everywhere.',
  'Translated by Sample Author in 1859, the poem was read everywhere.',
  'By Monday the talks had ended.',
  'By Monday.',
  'By the river stood a house.',
  'By 1948 all was written.',
  'By contrast, Sample Agency said nothing.',
  'Source: the ministry said so.',
  'A source in the ministry said so.',
  'The report was written by Sample Author.',
  'Words fail. Text messages are short.',
  'Edited volumes are rare.',
  'Published in 1990.',
  'Author and teacher Sample Author spoke first.',
  'Sample Agency has not verified the video.',
  'Sample Agency has not verified the information.',
  'The information has not been verified.',
  'Responsibility lies with the ministry.',
  'Responsibility for the fire lies with the authorities.',
  'This report was written in Damascus.',
  'Published in English.',
  'Мнения сторон не совпадают.',
  'Агентство не проверяло информацию.',
  'Ответственность за пожар несёт авторитетный завод.',
  'Эта статья была написана в Дамаске.',
  'Текст Декларации',
  'Перевод Библии',
  'لا تتحمل الحكومة المسؤولية عن الحريق.',
  'لم تتحقق الوكالة من صحة التقرير.',
  'كُتب هذا المقال في دمشق',
  'Примечание: редакция закрыта.',
  'تنبيه: المكتب مغلق.',
  'Credit cards are accepted. Notice how calm it is.',
  'Перевод денег стал дороже.',
  'Автор этих строк был там.',
  'Источник в правительстве сообщил об этом.',
  'Перевела дух и пошла дальше.',
  'Текст договора опубликован.',
  'ترجمة القرآن إلى الإنجليزية',
  'المصدر: قالت الوزارة إن الأمر انتهى',
  'كتب كثيرة ضاعت في الحرب.',
  `Translated by ${'Sample Desk and '.repeat(40)}others`,
])('no credit is found in ordinary words: %s', (text) => {
  expect(find(text)).toEqual([]);
});
