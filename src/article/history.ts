import { languages } from '../language/languages.ts';
import { dayOf, fill, type Part } from './parts.ts';
import type { Article } from './schema.ts';

/** When this site published the article, in its language. */
export function publishedWords({ language, published }: Article): Part[] {
  const { messages } = languages[language];
  return fill(messages.published, { date: [dayOf(published, language)] });
}

/** When this site last changed the article, where it did. */
export function updatedWords({ language, updated }: Article): Part[] | undefined {
  const { messages } = languages[language];
  return updated && fill(messages.updated, { date: [dayOf(updated, language)] });
}

/** What was corrected, the newest first: when and whose error it was, and the words about it. */
export function correctionWords({
  language,
  corrections,
}: Article): { when: Part[]; text: string }[] {
  const words = languages[language].messages.corrections;
  return (corrections ?? [])
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .map(({ date, error, text }) => ({
      when: fill(words.entry, {
        date: [dayOf(date, language)],
        error: [{ text: words.error[error] }],
      }),
      text,
    }));
}
