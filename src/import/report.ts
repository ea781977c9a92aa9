import type { Row } from './import-articles.ts';

const COLUMNS = ['source', 'article', 'state', 'headline', 'credits', 'decide', 'words'] as const;

/** Formats the report for spreadsheets: in UTF-8 with a byte-order mark, every cell quoted, and no cell a formula. */
export function formatReport(rows: readonly Row[]): string {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return `\uFEFF${lines.map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('')}`;
}

/** https://owasp.org/www-community/attacks/CSV_Injection */
function formatCell(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' | ').replace(/^( \| )+|( \| )+$/g, '');
  const safe = /^\s*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}
