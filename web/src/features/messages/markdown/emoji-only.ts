const EMOJI = String.raw`(?:\p{RGI_Emoji}|\p{Emoji_Presentation})`;
const ONLY = new RegExp(String.raw`^\s*(?:${EMOJI}\s*){1,3}$`, 'v');

/** Whether a message is one to three emoji and nothing else. */
export function emojiOnly(text: string): boolean {
  return text.length < 120 && ONLY.test(text);
}
