import { expect, test } from '@jest/globals';
import { contentOf } from '../../../../src/features/imports/slack/message-content.js';
import { mrkdwnToMarkdown } from '../../../../src/features/imports/slack/mrkdwn.js';
import type { SlackFile, SlackMessage } from '../../../../src/features/imports/slack/slack-message.js';
import { cpuTime } from '../../../support/cpu-time.js';

const names = {
  user: (id: string) => (id === 'U1' ? 'ann' : null),
  channel: (id: string) => (id === 'C1' ? 'general' : null),
};
const convert = (text: string) => mrkdwnToMarkdown(text, names);

test.each([
  ['hello <@U1>!', 'hello @ann!'],
  ['<@U1|annie>', '@ann'],
  ["<@U1>s, <@U1>'s, <@U1>.", "@ann s, @ann's, @ann."],
  ['<@U9|eve> and <@U8>', '@eve and @U8'],
  ['<#C1|old-name> <#C1> <#C9|gone> <#C8>', '#general #general #gone #C8'],
  ['<!here> <!here|@here> <!channel> <!everyone>', '@here @here @room @room'],
  ['<!subteam^S1|@devs>, <!date^1700000000^{date}|Nov 14>', '@devs, Nov 14'],
  ['<https://example.org/a_b_c?x=1&amp;y=*2*>', 'https://example.org/a_b_c?x=1&y=*2*'],
  ['<https://example.org|a &lt;b&gt; [c]>', '[a <b> \\[c\\]](https://example.org)'],
  ['<https://example.org/x_(y)|wiki>', '[wiki](https://example.org/x_%28y%29)'],
  ['<http://example.org|example.org>', '[example.org](http://example.org)'],
  ['<https://example.org|https://example.org>', 'https://example.org'],
  ['<mailto:ann@example.org|ann@example.org>', 'ann@example.org'],
  ['<mailto:ann@example.org|Ann>', '[Ann](mailto:ann@example.org)'],
  ['<javascript:alert(1)|x> a < b, b > c, <T>', '<javascript:alert(1)|x> a < b, b > c, <T>'],
  ['1 &lt; 2 &amp;&amp; 3 &gt; 2, &amp;lt; stays', '1 < 2 && 3 > 2, &lt; stays'],
  ['&lt;@U1&gt; was typed', '<@U1> was typed'],
])('%j becomes %j', (mrkdwn, markdown) => {
  expect(convert(mrkdwn).markdown).toBe(markdown);
});

test.each([
  ['*bold* _it_ ~gone~', '**bold** _it_ ~~gone~~'],
  ['*two words*, (*x*) *é*', '**two words**, (**x**) **é**'],
  ['*see <https://example.org|this>*', '**see [this](https://example.org)**'],
  ['*`code`*', '**`code`**'],
  ['2*3*4, * item *, a ** b, **md**', '2*3*4, * item *, a ** b, **md**'],
  ['*no\nend*', '*no\nend*'],
  ['~5 or ~ 6, ~~md~~, ~/x ~/y', '~5 or ~ 6, ~~md~~, ~/x ~/y'],
])('emphasis: %j becomes %j', (mrkdwn, markdown) => {
  expect(convert(mrkdwn).markdown).toBe(markdown);
});

test.each([
  ['`*a* <@U1> :tada: &lt;b&gt;`', '`*a* <@U1> :tada: <b>`'],
  ['```*a* <@U1>\n&amp;```', '```\n*a* <@U1>\n&\n```'],
  ['```\na\n```', '```\na\n```'],
  ['see ```a``` there *b*', 'see \n```\na\n```\n there **b**'],
  ['```a\n`b` ~c~``` and `d`', '```\na\n`b` ~c~\n```\n and `d`'],
  ['one ` backtick and *bold*', 'one ` backtick and **bold**'],
])('code: %j becomes %j', (mrkdwn, markdown) => {
  expect(convert(mrkdwn).markdown).toBe(markdown);
});

test.each([
  [':tada: :+1::skin-tone-2: :smile::heart:', '🎉 👍🏻 😄❤️'],
  ['(:tada:) :partyparrot:', '(🎉) :partyparrot:'],
  ['10:30:45, foo::key::bar, a:100:b', '10:30:45, foo::key::bar, a:100:b'],
])('shortcodes: %j becomes %j', (mrkdwn, markdown) => {
  expect(convert(mrkdwn).markdown).toBe(markdown);
});

test('mentions are told, each once, and not those inside code', () => {
  expect(convert('<@U1> <@U1> <@U9> <!here>')).toMatchObject({
    userIds: ['U1'],
    mentionsHere: true,
    mentionsRoom: false,
  });
  expect(convert('`<@U1> <!channel>`')).toMatchObject({ userIds: [], mentionsHere: false, mentionsRoom: false });
  expect(convert('<!channel>')).toMatchObject({ mentionsRoom: true });
});

test('a text cannot forge the mark of what is kept aside', () => {
  expect(convert('\0' + '0\0 `x`').markdown).toBe('0 `x`');
});

test('a text made to backtrack is converted in good time', async () => {
  const pieces = ['*a ', '<', '`', '```', ':a', '~x ', '<@'];
  expect(await cpuTime(() => pieces.forEach((piece) => void convert(piece.repeat(20_000))))).toBeLessThan(2000);
});

test('files are listed below the text by name, with the page that Slack gives and never a direct link', () => {
  const withFiles = (text: string, files: SlackFile[]) => contentOf({ text, files } as SlackMessage, names).markdown;
  const files = [
    { name: 'a [1].pdf', link: 'https://example.slack.com/files/F1' },
    { name: 'b.png', link: null },
  ];
  expect(withFiles('see', files)).toBe('see\n- [a \\[1\\].pdf](https://example.slack.com/files/F1)\n- b.png');
  expect(withFiles('', files.slice(1))).toBe('- b.png');
});
