import type { Element, Properties, Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { sanitizeSchema } from '../../src/markdown/sanitize-schema.ts';

/*
 * The pipeline makes none of these: raw HTML is text before the sanitizer sees it. Should a plugin
 * or parser ever fail, this is the wall behind it.
 */

const processor = unified().use(rehypeSanitize, sanitizeSchema).use(rehypeStringify).freeze();

function sanitized(tagName: string, properties: Properties = {}): string {
  const element: Element = {
    type: 'element',
    tagName,
    properties,
    children: tagName === 'img' ? [] : [{ type: 'text', value: 'x' }],
  };
  const tree: Root = { type: 'root', children: [element] };
  return processor.stringify(processor.runSync(tree));
}

describe('the sanitizer', () => {
  test.each([
    ...['script', 'style', 'svg', 'math', 'iframe', 'object', 'embed', 'form', 'input', 'button'],
    ...['template', 'noscript', 'textarea', 'title', 'base', 'link', 'meta', 'h1', 'div', 'span'],
    ...['picture', 'source', 'video', 'audio', 'details', 'dialog', 'x-y', '__proto__', 'footer'],
  ])('drops <%s> and keeps its words', (tagName) => {
    expect(sanitized(tagName)).toBe('x');
  });

  test.each([
    'onClick',
    'style',
    'className',
    'slot',
    'is',
    'tabIndex',
    'contentEditable',
    'popover',
  ])('drops the attribute %s from any element', (name) => {
    expect(sanitized('p', { [name]: 'x' })).toBe('<p>x</p>');
  });

  test.each(['target', 'ping', 'download', 'rel', 'name', 'xLinkHref', 'dataX'])(
    'drops the attribute %s from a link',
    (name) => {
      expect(sanitized('a', { [name]: 'x', href: '/x' })).toBe('<a href="/x">x</a>');
    },
  );

  test.each(['src', 'srcSet', 'width', 'onError'])(
    'drops the attribute %s from an image',
    (name) => {
      expect(sanitized('img', { [name]: 'x', alt: 'y' })).toBe('<img alt="y">');
    },
  );

  test.each([
    ...['javascript:x', 'JAVASCRIPT:x', ' javascript:x', '\u0001javascript:x', 'java\nscript:x'],
    ...['data:text/html,x', 'vbscript:x', 'blob:x', 'file:///x', 'ftp://x', 'tel:1', 'x:y'],
  ])('drops the address %j', (href) => {
    expect(sanitized('a', { href })).toBe('<a>x</a>');
  });

  test('puts its prefix before every id and every reference to one', () => {
    expect(sanitized('p', { id: 'body' })).toBe('<p id="a-body">x</p>');
    expect(sanitized('a', { ariaDescribedBy: ['x', 'y'] })).toBe(
      '<a aria-describedby="a-x a-y">x</a>',
    );
  });

  test('drops comments and doctypes', () => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'comment', value: 'x' },
        { type: 'doctype' },
        { type: 'raw', value: '<b>' },
      ],
    };
    expect(processor.stringify(processor.runSync(tree))).toBe('');
  });
});
