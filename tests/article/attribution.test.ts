import { describe, expect, test } from 'vitest';
import {
  composeAttribution,
  isLicenceAddress,
  composeImageCredit,
} from '../../src/article/attribution.ts';
import type { Segment } from '../../src/article/segments.ts';
import { works, type Article, type Work } from '../../src/article/article.ts';
import { sampleArticle } from '../outputs/sample-article.ts';
import { articleOf, sample } from './sample.ts';

const words = (parts: Segment[]) => parts.map(({ text }) => text).join('');

/** Changes fields of the sample article. */
function article(
  changes: Partial<Omit<Article, 'source'>> & { source?: Partial<Article['source']> },
): Article {
  const base = articleOf(sample);
  return { ...base, ...changes, source: { ...base.source, cites: undefined, ...changes.source } };
}

/** Lists all roles of the chain, in order. */
const rolesOf = (of: Article) => composeAttribution(of).chain.flatMap(({ roles }) => roles);

const person = (name: string, ...work: Work[]) => ({
  name,
  work: work.length > 0 ? work : ['translated' as const],
  type: 'person' as const,
});

describe('the attribution of the sample article', () => {
  // A new object for each test, because attributions are memoized by article.
  const ofSample = () => composeAttribution({ ...sampleArticle });
  const name = (text: string, href?: string): Segment => ({
    text,
    name: true,
    ...(href !== undefined && { href }),
  });

  test('has a credit that names everybody', () => {
    expect(ofSample().credit).toEqual([
      { text: 'Machine translation (' },
      name('Sample Engine'),
      { text: ').' },
      { text: ' ' },
      { text: 'Whether a person reviewed it is not stated.' },
      { text: ' ' },
      { text: 'Cites reporting by ' },
      name('Sample Agency'),
      { text: ' and ' },
      name('Sample Wire'),
      { text: '.' },
      { text: ' ' },
      { text: 'By ' },
      name('Sample Author'),
      { text: ' and ' },
      name('Second Author'),
      { text: ', ' },
      name('Sample Gazette'),
      { text: '.' },
      { text: ' ' },
      { text: 'Translated by ' },
      name('Sample Translators'),
      { text: '.' },
      { text: ' ' },
      { text: 'Edited by ' },
      name('Sample Editor'),
      { text: '.' },
      { text: ' ' },
      { text: 'Translated and edited by ' },
      name('Sample Desk'),
      { text: '.' },
      { text: ' ' },
      { text: 'Summarised by ' },
      name('Sample Summariser'),
      { text: '.' },
    ]);
  });

  test('has a notice with every translator, the disclaimer and the address', () => {
    const address = 'https://dragoman.example/en/articles/sample-article/';
    expect(ofSample().notice).toEqual([
      { text: 'This article is a machine translation (' },
      name('Sample Engine'),
      { text: ').' },
      { text: ' ' },
      { text: 'This article was translated by ' },
      name('Sample Translators'),
      { text: '.' },
      { text: ' ' },
      { text: 'This article was edited by ' },
      name('Sample Editor'),
      { text: '.' },
      { text: ' ' },
      { text: 'This article was translated and edited by ' },
      name('Sample Desk'),
      { text: '.' },
      { text: ' ' },
      { text: 'This article is a summary by ' },
      name('Sample Summariser'),
      { text: '.' },
      { text: ' ' },
      { text: 'A sample disclaimer: "not verified".', quoted: true },
      { text: ' ' },
      { text: 'Link to this article: ' },
      { text: address, href: address },
    ]);
  });

  test('has a chain with every role, in which outlets and translators are links to their articles', () => {
    const day = (text: string, date: string) => ({ text, date: date });
    const link = (href: string) => ({ text: href, href });
    expect(ofSample().chain).toEqual([
      {
        ...{ title: 'Reporting', known: 'stated', actor: 'cited' },
        roles: [
          {
            label: 'Cites reporting by',
            value: [
              name('Sample Agency', '/en/sources/sample-agency/'),
              { text: ' (in ' },
              { text: 'Arabic' },
              { text: ')' },
              { text: ' and ' },
              name('Sample Wire', '/en/sources/sample-wire/'),
            ],
          },
        ],
      },
      {
        ...{ title: 'Original', known: 'stated' },
        roles: [
          {
            label: 'Written by',
            value: [name('Sample Author'), { text: ' and ' }, name('Second Author')],
          },
          {
            label: 'Original published by',
            value: [name('Sample Gazette', '/en/sources/sample-gazette/')],
          },
          {
            label: 'Original headline',
            value: [{ text: 'Заголовок', quoted: true, language: 'ru' }],
          },
          { label: 'Original language', value: [{ text: 'Russian' }] },
          { label: 'Original date', value: [day('20 November 2026', '2026-11-20')] },
          {
            label: 'Link to original',
            value: [link('https://gazette.example/original')],
          },
          { label: 'Archived copy', value: [link('https://archive.example/original')] },
          { label: 'Original revised', value: [day('23 November 2026', '2026-11-23')] },
        ],
      },
      {
        ...{ title: 'Translation', known: 'partly', actor: 'machine' },
        roles: [
          {
            label: 'Translation',
            value: [
              { text: 'machine translation (' },
              name('Sample Engine', '/en/translators/machine-sample-engine/'),
              { text: ')' },
            ],
          },
          {
            label: 'Translated by',
            value: [name('Sample Translators', '/en/translators/sample-translators/')],
          },
          {
            label: 'Edited by',
            value: [name('Sample Editor', '/en/translators/sample-editor/')],
          },
          {
            label: 'Translated and edited by',
            value: [name('Sample Desk', '/en/translators/sample-desk/')],
          },
          {
            label: 'Summarised by',
            value: [name('Sample Summariser', '/en/translators/sample-summariser/')],
          },
          { label: 'Reviewed by', value: [{ text: 'not stated' }], unknown: true },
          {
            label: 'Compared with original',
            value: [day('22 November 2026', '2026-11-22')],
          },
        ],
      },
      {
        ...{ title: 'Verification', known: 'unknown' },
        roles: [{ label: 'Verified by', value: [{ text: 'not stated' }], unknown: true }],
      },
      {
        ...{ title: 'Publication', known: 'stated' },
        roles: [
          { label: 'Headline and summary', value: [{ text: 'by the translator' }] },
          {
            label: 'Published here by',
            value: [
              name('Dragoman'),
              { text: ', ' },
              {
                ...day('22 November 2026', '2026-11-22'),
                href: '/en/archive/2026-11/',
              },
            ],
          },
          {
            label: 'Accompanying statement',
            value: [{ text: 'quoted in full after the text', href: '#notice' }],
          },
          {
            label: 'Rights',
            value: [link('https://creativecommons.org/licenses/by/4.0/')],
          },
        ],
      },
    ]);
  });
});

describe('the credit', () => {
  test.each([
    ['author and outlet', ['A', 'B', 'C'], 'Outlet', 'By A, B and C, Outlet. Translated by T.'],
    ['only the author', ['A'], null, 'By A. Original outlet not stated. Translated by T.'],
    [
      'only the outlet',
      null,
      'Outlet',
      'Original published by Outlet. Author not stated. Translated by T.',
    ],
    ['neither', null, null, 'Author and original outlet not stated. Translated by T.'],
  ])('is in the order of events: %s', (_, author, publication, expected) => {
    const known = article({
      source: {
        author: author?.map((name) => ({ name })) ?? null,
        publication: publication === null ? null : { name: publication },
      },
      translator: [person('T')],
    });
    expect(words(composeAttribution(known).credit)).toBe(expected);
  });

  test.each([
    ['en', 'Cites reporting by O. Author and original outlet not stated. Translated by T.'],
    ['ar', 'يستشهد النص بتقارير O. الكاتب والناشر الأصلي غير مذكورين. ترجمة: T.'],
    [
      'ru',
      'Текст ссылается на материалы: O. Автор и место публикации оригинала не указаны. Перевод: T.',
    ],
  ] as const)('is in the language of the article: %s', (language, expected) => {
    const cited = article({
      language,
      translator: [person('T')],
      source: { cites: [{ name: 'O' }] },
    });
    expect(words(composeAttribution(cited).credit)).toBe(expected);
  });

  test.each(['en', 'ar', 'ru'] as const)(
    'begins with a letter of the article’s script, because feed readers choose the direction by it: %s',
    (language) => {
      const script = { en: /^\p{sc=Latin}/u, ar: /^\p{sc=Arabic}/u, ru: /^\p{sc=Cyrillic}/u };
      for (const author of [null, 'withheld' as const, [{ name: 'Ω' }]]) {
        for (const publication of [null, 'withheld' as const, { name: 'Ω' }]) {
          for (const translator of [
            ...[null, 'none' as const, 'withheld' as const, [person('Ω')]],
            works.map((work) => person('Ω', work)),
          ]) {
            const { credit } = composeAttribution(
              article({ language, translator, source: { author, publication } }),
            );
            expect(words(credit)).toMatch(script[language]);
          }
        }
      }
    },
  );

  test('states the work of each translator', () => {
    const several = article({
      translator: [person('T'), person('E', 'edited'), person('U'), person('F', 'edited')],
    });
    expect(words(composeAttribution(several).credit)).toBe(
      'Author and original outlet not stated. Translated by T and U. Edited by E and F.',
    );
  });

  test('calls a machine translation one, and so do notice and chain', () => {
    const machine = article({
      translator: [{ name: 'Engine', type: 'machine', work: ['translated'] }],
    });
    const { credit, notice } = composeAttribution(machine);
    expect(words(credit)).toBe(
      'Machine translation (Engine). Whether a person reviewed it is not stated. ' +
        'Author and original outlet not stated.',
    );
    expect(words(notice)).toBe(
      'This article is a machine translation (Engine). A sample disclaimer. ' +
        'Link to this article: https://dragoman.example/en/articles/sample/',
    );
    expect(
      rolesOf(machine)
        .find(({ label }) => label === 'Translation')
        ?.value.map(({ text }) => text),
    ).toEqual(['machine translation (', 'Engine', ')']);
  });

  test('marks a machine that did other work', () => {
    const machine = article({
      translator: [
        { name: 'Engine', type: 'machine', work: ['summarised'] },
        person('E', 'edited'),
      ],
    });
    expect(words(composeAttribution(machine).credit)).toBe(
      'Summarised by a machine (Engine). Whether a person reviewed it is not stated. ' +
        'Author and original outlet not stated. Edited by E.',
    );
    expect(rolesOf(machine).slice(5, 7)).toEqual([
      {
        label: 'Summarised by',
        value: [
          { text: 'a machine (' },
          { text: 'Engine', name: true, href: '/en/translators/machine-engine/' },
          { text: ')' },
        ],
      },
      { label: 'Edited by', value: [{ text: 'E', name: true, href: '/en/translators/e/' }] },
    ]);
  });

  test('says that the translator is not stated if only an editor is', () => {
    const edited = article({ translator: [person('E', 'edited')] });
    const { credit, notice } = composeAttribution(edited);
    expect(words(credit)).toBe(
      'Author and original outlet not stated. Edited by E. Translator not stated.',
    );
    expect(words(notice)).toBe(
      'This article was edited by E. The translator of this article is not stated. A sample disclaimer. ' +
        'Link to this article: https://dragoman.example/en/articles/sample/',
    );
    expect(rolesOf(edited).slice(5, 7)).toEqual([
      { label: 'Edited by', value: [{ text: 'E', name: true, href: '/en/translators/e/' }] },
      { label: 'Translation', value: [{ text: 'not stated' }], unknown: true },
    ]);
  });

  test.each([
    ['Translated', ['translated']],
    ['Translated and edited', ['translated', 'edited']],
    ['Summarised', ['summarised']],
  ] as [string, Work[]][])(
    'does not miss a translator if somebody has %s the text',
    (verb, work) => {
      const both = article({ translator: [person('E', 'edited'), person('T', ...work)] });
      expect(words(composeAttribution(both).credit)).toBe(
        `Author and original outlet not stated. Edited by E. ${verb} by T.`,
      );
      expect(
        rolesOf(both)
          .slice(5, 7)
          .map(({ label, value }) => `${label}: ${words(value)}`),
      ).toEqual(['Edited by: E', `${verb} by: T`]);
      expect(rolesOf(both)[7]?.label).toBe('Verified by');
    },
  );

  test('mentions no source of an original text', () => {
    const unknown = article({ translator: 'none' });
    expect(words(composeAttribution(unknown).credit)).toBe(
      'Author not stated. Original text, not a translation.',
    );
    const original = article({ translator: 'none', source: { author: [{ name: 'A' }] } });
    expect(words(composeAttribution(original).credit)).toBe(
      'By A. Original text, not a translation.',
    );
    expect(rolesOf(original).map(({ label }) => label)).toEqual([
      'Written by',
      'Translation',
      'Verified by',
      'Headline and summary',
      'Published here by',
      'Accompanying statement',
      'Rights',
    ]);
    expect(rolesOf(original)[1]).toEqual({
      label: 'Translation',
      value: [{ text: 'none: this is an original text' }],
    });
    expect(words(composeAttribution(original).notice)).toBe(
      'This article is an original text, not a translation. A sample disclaimer. ' +
        'Link to this article: https://dragoman.example/en/articles/sample/',
    );
  });

  test('distinguishes an unknown translator from an original text', () => {
    expect(words(composeAttribution(article({ translator: null })).credit)).toBe(
      'Author and original outlet not stated. Translator not stated.',
    );
    expect(words(composeAttribution(article({ translator: 'none' })).credit)).toBe(
      'Author not stated. Original text, not a translation.',
    );
  });

  test('does not interpret placeholders and separators in names', () => {
    const { credit } = composeAttribution(
      article({ translator: [person('{names}'), person('a, b and c')] }),
    );
    expect(credit.filter(({ name }) => name).map(({ text }) => text)).toEqual([
      '{names}',
      'a, b and c',
    ]);
  });
});

describe('the stations of the credit', () => {
  const outlet = { name: 'O' };
  const machine = { name: 'M', type: 'machine' as const, work: ['translated' as const] };
  /** Describes the stations: `cited stated → Cites reporting by O.` */
  const stationsOf = (of: Article) =>
    composeAttribution(of).stations.map(({ segments, known, actor, isFollowed }) =>
      [...(actor ? [actor] : []), known, ...(isFollowed ? ['→'] : []), words(segments)].join(' '),
    );

  test('say of each event whether it is stated, and lead to the next event', () => {
    const cited = { source: { cites: [outlet] }, translator: [person('T')] };
    expect(stationsOf(article(cited))).toEqual([
      'cited stated → Cites reporting by O.',
      'unknown → Author and original outlet not stated.',
      'stated Translated by T.',
    ]);
  });

  test.each([
    [[{ name: 'A' }], outlet, 'stated'],
    [[{ name: 'A' }], null, 'partly'],
    [[{ name: 'A' }], 'withheld', 'partly'],
    [null, outlet, 'partly'],
    ['withheld', outlet, 'partly'],
    ['withheld', 'withheld', 'unknown'],
    [null, 'withheld', 'unknown'],
    [null, null, 'unknown'],
  ] as const)('never show an unknown or withheld source as stated: %j, %j', (...facts) => {
    const [author, publication, known] = facts;
    const source = { author: author as Article['source']['author'], publication };
    const { stations, chain } = composeAttribution(article({ source }));
    expect(stations[0]?.known).toBe(known);
    expect(chain[0]?.known).toBe(known);
  });

  test.each([
    [null, ['unknown Translator not stated.']],
    ['withheld', ["unknown Translator's name withheld."]],
    ['none', []],
    [[person('E', 'edited')], ['partly Edited by E. Translator not stated.']],
    [
      [machine],
      ['machine partly Machine translation (M). Whether a person reviewed it is not stated.'],
    ],
    [
      [machine, person('R', 'reviewed')],
      ['machine stated Machine translation (M). Reviewed by R.'],
    ],
    [
      [machine, person('R', 'reviewed'), person('E', 'edited')],
      ['machine stated → Machine translation (M). Reviewed by R.', 'stated Edited by E.'],
    ],
  ] as const)('of the translation: %j', (translator, expected) => {
    const of = article({ translator: translator as Article['translator'] });
    expect(
      stationsOf(of).filter((station) => !/ (?:→ )?(?:Author and|Author not)/.test(station)),
    ).toEqual(expected);
  });

  test('of an original text with an author but no outlet are stated', () => {
    const of = article({ translator: 'none', source: { author: [{ name: 'A' }] } });
    expect(stationsOf(of)).toEqual(['stated By A. Original text, not a translation.']);
  });

  test('link to lists of names, while the credit has no links', () => {
    const { stations, credit } = composeAttribution(
      article({
        source: { publication: outlet, cites: [outlet] },
        translator: [person('T'), machine],
      }),
    );
    const hrefs = stations.flatMap(({ segments }) => segments.flatMap(({ href }) => href ?? []));
    expect(hrefs).toEqual([
      '/en/translators/machine-m/',
      '/en/sources/o/',
      '/en/sources/o/',
      '/en/translators/t/',
    ]);
    expect(credit.filter(({ href }) => href)).toEqual([]);
  });
});

describe('a withheld name', () => {
  const withheld = { author: 'withheld', publication: 'withheld' } as const;
  const outlet = { name: 'Outlet' };

  test.each([
    [
      { author: 'withheld', publication: outlet },
      "Original published by Outlet. Author's name withheld.",
    ],
    [
      { author: 'withheld', publication: null },
      "Author's name withheld. Original outlet not stated.",
    ],
    [
      { author: [{ name: 'A' }], publication: 'withheld' },
      "By A. Original outlet's name withheld.",
    ],
    [
      { author: null, publication: 'withheld' },
      "Author not stated. Original outlet's name withheld.",
    ],
    [withheld, "Author's name withheld. Original outlet's name withheld."],
  ] as [Article['source'], string][])('is not called unknown: %j', (source, expected) => {
    expect(words(composeAttribution(article({ source, translator: [person('T')] })).credit)).toBe(
      `${expected} Translated by T.`,
    );
  });

  test('of an original text hides nothing else', () => {
    const original = article({ translator: 'none', source: { author: 'withheld' } });
    expect(words(composeAttribution(original).credit)).toBe(
      "Author's name withheld. Original text, not a translation.",
    );
  });

  test.each([
    [
      'en',
      "Author's name withheld. Original outlet's name withheld. Translator's name withheld.",
      "The name of this article's translator is withheld. ",
      'name withheld',
    ],
    [
      'ar',
      'اسم الكاتب محجوب. اسم الناشر الأصلي محجوب. اسم المترجم محجوب.',
      'اسم مترجم هذا المقال محجوب. ',
      'الاسم محجوب',
    ],
    [
      'ru',
      'Имя автора не разглашается. Где опубликован оригинал, не разглашается. Имя переводчика не разглашается.',
      'Имя переводчика этой статьи не разглашается. ',
      'имя не разглашается',
    ],
  ] as const)('is told in credit, notice and chain: %s', (language, credit, notice, value) => {
    const all = article({ language, translator: 'withheld', source: withheld });
    const said = composeAttribution(all);
    expect(words(said.credit)).toBe(credit);
    expect(words(said.notice).startsWith(notice)).toBe(true);
    const told = rolesOf(all).filter((role) => words(role.value) === value);
    expect(told).toHaveLength(3);
    expect(told.every(({ unknown }) => unknown === undefined)).toBe(true);
  });
});

describe('a pen name', () => {
  const name = 'Sample Pen Name';

  test.each([
    ['en', 'By Sample Pen Name (pen name) and B. Original outlet not stated.'],
    ['ar', 'بقلم Sample Pen Name (اسم مستعار) وB. الناشر الأصلي غير مذكور.'],
    ['ru', 'Текст: Sample Pen Name (псевдоним) и B. Где опубликован оригинал, не указано.'],
  ] as const)('is said to be one: %s', (language, expected) => {
    const author = [{ name, pseudonym: true as const }, { name: 'B' }];
    const { credit } = composeAttribution(article({ language, source: { author } }));
    expect(words(credit).startsWith(expected)).toBe(true);
  });

  test('may be a translator’s', () => {
    const translator = [{ ...person(name), pseudonym: true as const }];
    const { credit, notice } = composeAttribution(article({ translator }));
    expect(words(credit)).toContain('Translated by Sample Pen Name (pen name).');
    expect(words(notice)).toContain('This article was translated by Sample Pen Name (pen name).');
  });
});

describe('work', () => {
  const date = '2026-05-03';
  const engine = { name: 'Engine', type: 'machine' as const, work: ['translated' as const] };

  test.each([
    [
      'en',
      'Translated, edited and proofread by T.',
      'This article was translated, edited and proofread by T.',
    ],
    ['ar', 'ترجمة وتحرير وتدقيق لغوي: T.', 'عمل على هذا المقال (ترجمة وتحرير وتدقيق لغوي): T.'],
    [
      'ru',
      'Перевод, редактура и корректура: T.',
      'Перевод, редактура и корректура этой статьи: T.',
    ],
  ] as const)('is listed in one order: %s', (language, credit, notice) => {
    const said = composeAttribution(
      article({ language, translator: [person('T', 'proofread', 'translated', 'edited')] }),
    );
    expect(words(said.credit).endsWith(credit)).toBe(true);
    expect(words(said.notice).startsWith(notice)).toBe(true);
  });

  test('calls a summary one, also where the translator made it', () => {
    const { notice } = composeAttribution(
      article({ translator: [person('T', 'translated', 'summarised')] }),
    );
    expect(words(notice)).toContain(
      'This article was translated by T. This article is a summary by T.',
    );
  });

  test.each([
    ['en', 'Machine translation (Engine). Reviewed by R (3 May 2026). By A. '],
    ['ar', 'ترجمة آلية (Engine). مراجعة: R (3 مايو 2026). بقلم A. '],
    ['ru', 'Машинный перевод (Engine). Проверка перевода: R (3 мая 2026 г.). Текст: A. '],
  ] as const)('of a machine comes first, then its review: %s', (language, expected) => {
    const said = composeAttribution(
      article({
        language,
        source: { author: [{ name: 'A' }] },
        translator: [person('E', 'edited'), { ...person('R', 'edited', 'reviewed'), date }, engine],
      }),
    );
    expect(words(said.credit).startsWith(expected)).toBe(true);
  });

  test('of a machine comes first where machines also did other work', () => {
    const { credit } = composeAttribution(
      article({
        translator: [
          { ...engine, name: 'Other', work: ['summarised'] },
          { ...engine, work: ['translated', 'edited'] },
        ],
      }),
    );
    expect(words(credit)).toMatch(/^Machine translation \(Engine\)\. Summarised by a machine /);
  });

  test('of a machine without a named reviewer says that a review is not stated', () => {
    const machine = article({ translator: [engine, person('E', 'edited')] });
    expect(words(composeAttribution(machine).credit)).toBe(
      'Machine translation (Engine). Whether a person reviewed it is not stated. ' +
        'Author and original outlet not stated. Edited by E.',
    );
    expect(rolesOf(machine).find(({ label }) => label === 'Reviewed by')).toEqual({
      label: 'Reviewed by',
      value: [{ text: 'not stated' }],
      unknown: true,
    });
  });

  test('of people never mentions a missing review, or people', () => {
    const { credit, notice, chain } = composeAttribution(article({ translator: [person('T')] }));
    expect(JSON.stringify([credit, notice, chain])).not.toMatch(/review|person|human/i);
  });
});

describe('verification', () => {
  const verified = [{ name: 'V', date: '2026-05-03', note: 'Only the dates.' }, { name: 'W' }];
  const roleOf = (of: Article) => rolesOf(of).find(({ label }) => label === 'Verified by');

  test('is "not stated" in the chain alone if the field is absent', () => {
    expect(roleOf(article({}))?.value).toEqual([{ text: 'not stated' }]);
    expect(words(composeAttribution(article({})).notice)).not.toMatch(/verified/i);
  });

  test('names who verified what in notice and chain', () => {
    const names = 'V (3 May 2026) (Only the dates.) and W';
    const of = article({ verified });
    expect(words(roleOf(of)?.value ?? [])).toBe(names);
    expect(words(composeAttribution(of).notice)).toContain(`Content verified by ${names}.`);
  });

  test.each([
    ['en', 'The content of this article has not been verified.'],
    ['ar', 'لم يُتحقَّق من مضمون هذا المقال.'],
    ['ru', 'Содержание этой статьи не проверялось.'],
  ] as const)('is told to be missing: %s', (language, expected) => {
    const none = article({ language, verified: 'none' });
    expect(words(composeAttribution(none).notice)).toContain(expected);
    expect(rolesOf(none).filter(({ unknown }) => unknown)).toHaveLength(
      rolesOf(article({ language })).filter(({ unknown }) => unknown).length - 1,
    );
  });
});

describe('the notice', () => {
  test('contains the disclaimer verbatim and links the absolute address', () => {
    const { notice } = composeAttribution(
      article({ disclaimer: 'As it came: «{address}» & <b>.' }),
    );
    const address = 'https://dragoman.example/en/articles/sample/';
    expect(words(notice)).toBe(
      'This article was translated and edited by Sample Translators. ' +
        `As it came: «{address}» & <b>. Link to this article: ${address}`,
    );
    expect(notice.at(-1)).toEqual({ text: address, href: address });
  });

  test('contains no disclaimer if none came', () => {
    const { notice } = composeAttribution(article({ disclaimer: null, translator: null }));
    expect(words(notice)).toBe(
      'The translator of this article is not stated. ' +
        'Link to this article: https://dragoman.example/en/articles/sample/',
    );
  });
});

describe('the chain', () => {
  const roles = (of: Article) =>
    Object.fromEntries(rolesOf(of).map(({ label, value }) => [label, words(value)]));

  test('says "not stated" for required roles that are unknown, and adds no others', () => {
    expect(roles(article({ translator: null, disclaimer: null }))).toEqual({
      'Written by': 'not stated',
      'Original published by': 'not stated',
      'Original language': 'not stated',
      'Original date': 'not stated',
      'Link to original': 'not stated',
      Translation: 'not stated',
      'Headline and summary': 'written for this site',
      'Verified by': 'not stated',
      'Accompanying statement': 'none',
      'Published here by': 'Dragoman, 22 November 2026',
      Rights: 'not stated',
    });
  });

  test('is divided into steps, and omits empty steps', () => {
    const steps = (of: Article) =>
      composeAttribution(of).chain.map(({ title, roles }) => [
        title,
        roles.map(({ label }) => label),
      ]);
    expect(steps(article({ source: { cites: [{ name: 'O' }], title: 'T' }, rights: 'R' }))).toEqual(
      [
        ['Reporting', ['Cites reporting by']],
        [
          'Original',
          [
            'Written by',
            'Original published by',
            'Original headline',
            'Original language',
            'Original date',
            'Link to original',
          ],
        ],
        ['Translation', ['Translated and edited by']],
        ['Verification', ['Verified by']],
        [
          'Publication',
          ['Headline and summary', 'Published here by', 'Accompanying statement', 'Rights'],
        ],
      ],
    );
    expect(steps(article({}))[0]).toEqual(['Original', expect.anything()]);
    expect(steps(article({ translator: 'none' })).slice(0, 2)).toEqual([
      ['Original', ['Written by', 'Translation']],
      ['Verification', ['Verified by']],
    ]);
  });

  test('marks exactly the values "not stated" as unknown', () => {
    const all = rolesOf(
      article({ translator: null, rights: 'R', source: { author: [{ name: 'A' }] } }),
    );
    for (const { value, unknown } of all) {
      expect(unknown ?? false).toBe(words(value) === 'not stated');
    }
  });

  test('names a cited outlet only as cited', () => {
    const cited = roles(article({ source: { cites: [{ name: 'Kommersant', lang: 'ru' }] } }));
    const named = Object.entries(cited).filter(([, who]) => who.includes('Kommersant'));
    expect(named).toEqual([['Cites reporting by', 'Kommersant (in Russian)']]);
  });

  test('links a licence address, and prints a statement of rights', () => {
    const rights = (value: string) => rolesOf(article({ rights: value })).at(-1)?.value;
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    expect(rights(licence)).toEqual([{ text: licence, href: licence }]);
    expect(rights('All rights reserved.')).toEqual([
      { text: 'All rights reserved.', quoted: true },
    ]);
    expect(rights('https://user:word@example.org/')).toEqual([
      { text: 'https://user:word@example.org/', quoted: true },
    ]);
    expect(rights('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', quoted: true }]);
  });

  test.each([
    ['http://license.example/', true],
    ['HTTPS://LICENSE.EXAMPLE/', true],
    ['See https://license.example/', false],
    ['javascript:https://license.example/', false],
    ['https://license.example/ and more', false],
    ['https://[', false],
  ])('takes %j for a licence address: %j', (text, expected) => {
    expect(isLicenceAddress(text)).toBe(expected);
  });

  test('prints an address as written, and links its normalized URL', () => {
    const chain = rolesOf(article({ source: { url: 'https://коммерсантъ.рф/новости' } }));
    expect(chain.find(({ label }) => label === 'Link to original')?.value).toEqual([
      {
        text: 'https://коммерсантъ.рф/новости',
        href: 'https://xn--80ajoiaictjm2g.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8',
      },
    ]);
  });

  test('says "not stated" for optional fields that are `unknown`, and omits absent ones', () => {
    const asked = article({ source: { title: null, archived: null } });
    expect(roles(asked)).toMatchObject({
      'Original headline': 'not stated',
      'Archived copy': 'not stated',
    });
    expect(Object.keys(roles(article({})))).not.toContain('Archived copy');
  });

  test('marks the title of the original with its language', () => {
    const chain = rolesOf(article({ source: { title: 'Заголовок', lang: 'ru' } }));
    expect(chain.find(({ label }) => label === 'Original headline')?.value).toEqual([
      { text: 'Заголовок', quoted: true, language: 'ru' },
    ]);
  });
});

describe('the credit of an image', () => {
  test('names the creator, or says that none is stated', () => {
    expect(composeImageCredit('P', 'en')).toEqual([
      { text: 'Picture: ' },
      { text: 'P', name: true },
    ]);
    expect(composeImageCredit(null, 'en')).toEqual([{ text: 'Picture credit not stated' }]);
  });
});

test.each([
  ['en', 'Headline', 'written for this site', 'summary'],
  ['ar', 'العنوان', 'من وضع هذا الموقع', 'المقدمة'],
  ['ru', 'Заголовок', 'написано для этого сайта', 'подзаголовок'],
] as const)('without a standfirst, the chain in %s mentions only the headline', (...words) => {
  const [language, label, text, standfirst] = words;
  const { chain } = composeAttribution({ ...articleOf(sample, language), description: null });
  const roles = chain.flatMap((step) => step.roles);
  expect(roles).toContainEqual({ label, value: [{ text }] });
  expect(JSON.stringify(chain)).not.toContain(standfirst);
});
