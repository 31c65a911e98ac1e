import { expect, test } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Called, calledIn } from '../../web/src/features/messages/markdown/called.js';
import { Markdown } from '../../web/src/features/messages/markdown/markdown.js';

globalThis.location = { origin: 'https://messenger.example' } as Location;

const NOBODY: Called = { names: new Set<string>(), own: new Set<string>() };

/** What the page gets to see of a message, without the element around it. */
function html(text: string, called = NOBODY): string {
  const markup = renderToStaticMarkup(createElement(Markdown, { text, called }));
  return markup.replace(/^<div class="markdown" dir="auto">|<\/div>$/g, '');
}

const SHOWN: [string, string][] = [
  ['**bold** _it_ ~~gone~~ `code`', '<p><strong>bold</strong> <em>it</em> <del>gone</del> <code>code</code></p>'],
  ['one\ntwo', '<p>one<br/>two</p>'],
  ['```js\n<b>&amp;\n```', '<pre tabindex="0"><code>&lt;b&gt;&amp;amp;</code></pre>'],
  ['> quoted', '<blockquote><p>quoted</p></blockquote>'],
  ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
  ['# not shouted', '<p class="heading">not shouted</p>'],
  ['a \\* b', '<p>a * b</p>'],
  ['🎉', '<p class="emoji">🎉</p>'],
];
test.each(SHOWN)('%j is shown as it was meant', (text, expected) => {
  expect(html(text)).toBe(expected);
});

test('a table has its cells, its head and its alignment', () => {
  const table = html('| a | b |\n|---|--:|\n| 1 | *2* |');
  expect(table).toContain('<th>a</th><th class="right">b</th>');
  expect(table).toContain('<td>1</td><td class="right"><em>2</em></td>');
});

test('links to the web and to mail can be followed, in a window that knows nothing of this one', () => {
  expect(html('[docs](https://example.org/a?b=1)')).toBe(
    '<p><a href="https://example.org/a?b=1" title="https://example.org/a?b=1" rel="noopener noreferrer" target="_blank"><bdi>docs</bdi></a></p>',
  );
  for (const text of ['https://example.org', '<https://example.org>', 'www.example.org', 'ann@example.org'])
    expect(html(text)).toMatch(/^<p><a href="(https?:\/\/(www\.)?example\.org\/?|mailto:ann@example\.org)"/);
});

test('an image is a link: nothing is fetched from elsewhere by reading', () => {
  const image = html('![a cat](https://example.org/cat.png)');
  expect(image).toContain('<bdi>a cat</bdi></a>');
  expect(image).not.toContain('<img');
});

const HOSTILE = [
  '<script>window.__xss=1</script>',
  '<img src=x onerror=window.__xss=1>',
  '<svg/onload=window.__xss=1>',
  '<a href="javascript:window.__xss=1">a</a>',
  '<iframe srcdoc="<script>parent.__xss=1</script>">',
  '<!-- <b> --><style>*{display:none}</style>',
  '[a](javascript:window.__xss=1)',
  '[a](JaVaScRiPt:window.__xss=1)',
  '[a](java\nscript:window.__xss=1)',
  '[a](&#106;avascript:window.__xss=1)',
  '[a](&#x6A;&#x61;vascript&colon;window.__xss=1)',
  '[a](\u0001javascript:window.__xss=1)',
  '[a]( javascript:window.__xss=1)',
  '[a](<javascript:window.__xss=1>)',
  '[a](data:text/html,<script>window.__xss=1</script>)',
  '[a](vbscript:msgbox)',
  '[a](file:///etc/passwd)',
  '[a](blob:https://example.org/1)',
  '[a](//example.org)',
  '[a](/relative)',
  '[a][r]\n\n[r]: javascript:window.__xss=1',
  '![a](javascript:window.__xss=1)',
  '![a](data:image/svg+xml,<svg/onload=window.__xss=1>)',
  '<javascript:window.__xss=1>',
  '<data:text/html,x>',
  'javascript:window.__xss=1',
  '[a](https://example.org" onclick="window.__xss=1)',
  '[a](https://example.org\u202Egnp.exe)',
  '`<img src=x onerror=window.__xss=1>`',
  '| <img src=x onerror=window.__xss=1> |\n|---|\n| [a](javascript:1) |',
];
test.each(HOSTILE)('%j makes no element, no attribute and no address of its own', (text) => {
  const shown = html(text);
  const tags = [...shown.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
  const allowed = ['p', 'br', 'a', 'bdi', 'code', 'pre', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
  expect(tags.map(([, name]) => name).filter((name) => !allowed.includes(name!))).toEqual([]);
  for (const [, , attributes] of tags) expect(attributes).not.toMatch(/\son\w+=|srcdoc|style=/);
  for (const [, href] of shown.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
});

test('only who is called is marked as mentioned, and the viewer more strongly', () => {
  const user = (id: string, username: string) => ({ kind: 'USER' as const, user: { id, username } });
  const called = calledIn([user('1', 'Ann'), user('2', 'bo')], '2');
  const shown = html('@ann, @bo. @carl x/@ann `@ann`', called);
  expect(shown).toBe(
    '<p><bdi class="mention">@ann</bdi>, <bdi class="mention own">@bo</bdi>. @carl x/@ann <code>@ann</code></p>',
  );
});

test('text that was made to be slow or deep is shown as typed, at once', () => {
  const slow = '*a_'.repeat(5461);
  const begun = performance.now();
  for (const text of [slow, '>'.repeat(16_384), '> - '.repeat(4096), '1. '.repeat(5461)]) html(text);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(html(slow)).toContain('*a_*a_');
});
