import { settingNames, settingValues } from './apply-settings.ts';

/** An element that makes no sense without scripts: its name, attributes and children. */
export type Markup = readonly [
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: (Markup | string | undefined)[],
];

/** Writes markup into the attribute `data-markup`. */
export function serializeMarkup(...markup: Markup[]): string {
  return JSON.stringify(markup);
}

/** Builds the elements of every page from words, because the markup itself would make each page heavier. */
const builders: Record<string, (words: DOMStringMap) => Markup> = {
  offline: ({ href, title }) => ['a', { class: 'offline', href, hidden: '' }, title],
  copyLink: ({ label }) => ['button', { type: 'button', hidden: '' }, label],
  keep: ({ save, letGo, kept, gone, full, failed }) => [
    'p',
    {
      ...{ class: 'keep', hidden: '', 'data-let-go': letGo, 'data-kept': kept },
      ...{ 'data-gone': gone, 'data-full': full, 'data-failed': failed },
    },
    ['button', { type: 'button' }, save],
    ['span', { role: 'status' }],
  ],
  quote: ({ title, copy, share, copied }) => [
    'div',
    { class: 'quote', role: 'group', 'aria-label': title, hidden: '' },
    ['button', { type: 'button' }, copy],
    ['button', { type: 'button' }, share],
    ['span', { role: 'status', 'data-copied': copied }],
  ],
  settings: ({ title, ...words }) => [
    'details',
    { class: 'settings', hidden: '' },
    ['summary', {}, title],
    ...settingNames.flatMap((name): Markup[] => {
      const [legend, ...labels] = words[name]?.split('|') ?? [];
      if (legend === undefined) return [];
      const choices = labels.map((label, index): Markup => {
        const value = settingValues[name][index];
        return ['label', {}, ['input', { type: 'radio', name, value }], label];
      });
      return [['fieldset', {}, ['legend', {}, legend], ...choices]];
    }),
  ],
};

/**
 * Replaces each `<template>` with words or markup in its attributes by elements. Text browsers, mail gateways and other
 * programs that read HTML show what stands in `hidden` elements and in templates, but no attributes.
 */
export function insertMarkup(page: Document): void {
  const templates = page.querySelectorAll<HTMLElement>('[data-element], [data-markup]');
  for (const template of templates) {
    const { element = '', markup, ...words } = template.dataset;
    const build = builders[element];
    const elements = build ? [build(words)] : (JSON.parse(markup ?? '[]') as Markup[]);
    template.replaceWith(...elements.map(createElement));
  }
}

/** Creates an element with its attributes and children. */
export function createElement([name, attributes, ...children]: Markup): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value = ''] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  const nodes = children.map((one = '') => (typeof one === 'string' ? one : createElement(one)));
  element.append(...nodes);
  return element;
}
