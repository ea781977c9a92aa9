import type { Element, Properties, Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { sanitizeSchema } from '../../src/markdown/sanitize-schema.ts';

// Raw HTML never reaches the sanitizer. It is the second line of defence if a plugin or the parser has a bug.

const processor = unified().use(rehypeSanitize, sanitizeSchema).use(rehypeStringify).freeze();

function sanitize(tagName: string, properties: Properties = {}): string {
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
  ])('removes <%s> and keeps its text', (tagName) => {
    expect(sanitize(tagName)).toBe('x');
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
  ])('removes the attribute %s from any element', (name) => {
    expect(sanitize('p', { [name]: 'x' })).toBe('<p>x</p>');
  });

  test.each(['target', 'ping', 'download', 'rel', 'name', 'xLinkHref', 'dataX'])(
    'removes the attribute %s from a link',
    (name) => {
      expect(sanitize('a', { [name]: 'x', href: '/x' })).toBe('<a href="/x">x</a>');
    },
  );

  test.each(['src', 'srcSet', 'width', 'onError'])(
    'removes the attribute %s from an image',
    (name) => {
      expect(sanitize('img', { [name]: 'x', alt: 'y' })).toBe('<img alt="y">');
    },
  );

  test.each([
    ...['javascript:x', 'JAVASCRIPT:x', ' javascript:x', '\u0001javascript:x', 'java\nscript:x'],
    ...['data:text/html,x', 'vbscript:x', 'blob:x', 'file:///x', 'ftp://x', 'x:y'],
  ])('removes the address %j', (href) => {
    expect(sanitize('a', { href })).toBe('<a>x</a>');
  });

  test('adds the prefix to ids and references to ids', () => {
    expect(sanitize('p', { id: 'body' })).toBe('<p id="a-body">x</p>');
    expect(sanitize('a', { ariaDescribedBy: ['x', 'y'] })).toBe(
      '<a aria-describedby="a-x a-y">x</a>',
    );
  });

  test('removes comments and doctypes', () => {
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
