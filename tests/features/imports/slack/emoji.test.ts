import { expect, test } from '@jest/globals';
import { reactionOf } from '../../../../src/features/imports/slack/emoji.js';

test.each([
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['thinking_face', '🤔'],
  ['rolling_on_the_floor_laughing', '🤣'],
  ['flag-de', '🇩🇪'],
  ['wave::skin-tone-6', '👋🏿'],
  ['tada::skin-tone-3', '🎉'],
  ['handshake::skin-tone-2-4', '🫱🏻‍🫲🏽'],
  ['man-shrugging', '🤷‍♂️'],
])('%s is %s', (shortcode, emoji) => {
  expect(reactionOf(shortcode)).toBe(emoji);
});

test('a custom emoji keeps its name', () => {
  expect(reactionOf('partyparrot')).toBe(':partyparrot:');
});
