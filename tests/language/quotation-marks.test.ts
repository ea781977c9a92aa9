import { expect, test } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { addQuotationMarks } from '../../src/language/quotation-marks.ts';

test.each([
  ['en', 'Nothing is quoted in it', '“Nothing is quoted in it”'],
  ['en', 'as “now open to the world” and', '“as ‘now open to the world’ and”'],
  ['en', '“One”, she said, “two”', '“‘One’, she said, ‘two’”'],
  ['en', 'the country’s “south”', '“the country’s ‘south’”'],
  ['en', '“Quoted as it is, ‘inside’ too.”', '“Quoted as it is, ‘inside’ too.”'],
  ['en', 'the end” and no beginning', '“the end” and no beginning”'],
  ['en', 'in “one of ‘two’ kinds”', '“in “one of ‘two’ kinds””'],
  ['en', 'straight "marks"', '“straight "marks"”'],
  ['ar', 'وصفها بأنها «خطوة استراتيجية» لسوريا', '«وصفها بأنها “خطوة استراتيجية” لسوريا»'],
  ['ar', '«خطوة استراتيجية»', '«خطوة استراتيجية»'],
  ['ru', 'газета «Коммерсантъ» пишет', '«газета „Коммерсантъ“ пишет»'],
  ['ru', 'роман «О „Войне“» вышел', '«роман «О „Войне“» вышел»'],
] as const)('in %s: %s', (language, passage, expected) => {
  expect(addQuotationMarks(passage, languages[language].messages.quote.marks)).toBe(expected);
});
