import { quote } from '../../content/diagnostic.ts';
import { findInText, type Rule } from '../rule.ts';

/** Matches shortcodes of other systems. */
export const SHORTCODE =
  /\{\{.*?\}\}|\{%.*?%\}|(?<!\\)\[\/?(?:audio|caption|embed|gallery|playlist|video|youtube|(?:et_pb|su|vc)_\w+)\b[^\]\n]*\]/g;

export const shortcodes: Rule = {
  name: 'shortcodes',
  reason:
    'Other systems replace them by something, readers of this site see them as they are written.',
  expected: 'Markdown',
  example: 'A text.\n\n{{< youtube abc123 >}}',
  check: (text) =>
    findInText(text, SHORTCODE, (match) => ({
      found: `a shortcode of another system: ${quote(match)}`,
      fix: 'write what it stands for: a link, or a picture beside the article',
    })),
};
