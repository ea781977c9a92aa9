import { expect, test } from 'vitest';
import { composeShareMessage, buildShareLinks } from '../../src/outputs/share.ts';
import { sampleArticle } from './sample-article.ts';

test('composes the message that shares the sample article', () => {
  expect(composeShareMessage(sampleArticle)).toStrictEqual({
    title: 'Sample & headline',
    text:
      'Sample & headline. Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. By Sample Author and Second Author, Sample Gazette. ' +
      'Translated by Sample Translators. Edited by Sample Editor. ' +
      'Translated and edited by Sample Desk. Summarised by Sample Summariser.',
    url: 'https://dragoman.example/en/articles/sample-article/',
  });
});

test('builds the share links of the sample article', () => {
  const text =
    'Sample%20%26%20headline.%20Machine%20translation%20(Sample%20Engine).%20' +
    'Whether%20a%20person%20reviewed%20it%20is%20not%20stated.%20' +
    'Cites%20reporting%20by%20Sample%20Agency%20and%20Sample%20Wire.%20' +
    'By%20Sample%20Author%20and%20Second%20Author%2C%20Sample%20Gazette.%20' +
    'Translated%20by%20Sample%20Translators.%20Edited%20by%20Sample%20Editor.%20' +
    'Translated%20and%20edited%20by%20Sample%20Desk.%20Summarised%20by%20Sample%20Summariser.';
  const url = 'https%3A%2F%2Fdragoman.example%2Fen%2Farticles%2Fsample-article%2F';
  expect(buildShareLinks(sampleArticle)).toStrictEqual([
    { name: 'Telegram', href: `https://t.me/share/url?url=${url}&text=${text}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${text}%0A${url}` },
    { name: 'X', href: `https://x.com/intent/post?text=${text}&url=${url}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
    {
      name: 'Email',
      href: `mailto:?subject=Sample%20%26%20headline&body=${text}%0A${url}`,
    },
  ]);
});

test('marks the direction of a name in another script, but not of the headline', () => {
  const arabic = {
    ...sampleArticle,
    language: 'ar' as const,
    source: { author: [{ name: 'Sample Author' }], publication: null },
    translator: null,
  };
  expect(composeShareMessage(arabic).text).toBe(
    'Sample & headline. بقلم Sample Author\u200F. الناشر الأصلي غير مذكور. المترجم غير مذكور.',
  );
});
