/** Code points that the server takes of one message. */
const MOST = 16_384;

/** By how many code points a message is too long; 0 where it is not. */
export function excessOf(text: string): number {
  return text.length <= MOST ? 0 : Math.max(0, [...text].length - MOST);
}
