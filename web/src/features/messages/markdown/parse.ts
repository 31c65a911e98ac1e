import { Lexer, type Token, type Tokens } from 'marked';

/** Blocks and inline parts as marked names them. */
export type { Token, Tokens };

const OPTIONS = { gfm: true, breaks: true };

/** Marks of emphasis in one paragraph beyond which it is shown as it was typed: pairing them takes quadratic time. */
const MOST_MARKS = 1000;

/** A line that begins with more quotes and lists in each other than anybody writes. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){40}/m;

/**
 * Reads CommonMark with the tables, strikethrough and bare links of GitHub; a line break is kept. Text that was made to
 * be slow or too deep to read is given as plain text. Nothing in it is safe to be used as HTML or as an address.
 */
export function parseMarkdown(text: string): Token[] {
  if (TOO_DEEP.test(text)) return asTyped(text);
  try {
    const lexer = new Lexer(OPTIONS);
    lexer.blockTokens(text.replace(/\r\n?/g, '\n'), lexer.tokens);
    for (const { src, tokens } of lexer.inlineQueue) {
      if (countMarks(src) > MOST_MARKS) tokens.push(plain(src));
      else lexer.inlineTokens(src, tokens);
    }
    return lexer.tokens;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asTyped(text);
  }
}

const asTyped = (text: string): Token[] => [{ type: 'paragraph', raw: text, text, tokens: [plain(text)] }];

const plain = (text: string): Tokens.Text => ({ type: 'text', raw: text, text, escaped: false });

const countMarks = (text: string) => text.match(/[*_~]/g)?.length ?? 0;
