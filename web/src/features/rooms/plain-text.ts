import { lexer, type Token, type Tokens } from 'marked';

/** More of a message is never seen in one line, characters. */
const SEEN = 400;

/** What markdown says, without its marks, on one line: for previews and announcements. */
export function plainText(markdown: string): string {
  return textOf(lexer(markdown.slice(0, SEEN)))
    .replace(/\s+/gu, ' ')
    .trim();
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join('');
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'list':
      return `${(token as Tokens.List).items.map(({ tokens }) => textOf(tokens)).join(' ')} `;
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return `${[header, ...rows].flatMap((row) => row.map(({ tokens }) => textOf(tokens))).join(' ')} `;
    }
    case 'hr':
    case 'def':
    case 'space':
    case 'br':
    case 'checkbox':
      return ' ';
    case 'paragraph':
    case 'heading':
    case 'blockquote':
      return `${textOf(token.tokens ?? [])} `;
    default: {
      const { tokens, text, raw } = token as Tokens.Generic;
      return tokens ? textOf(tokens) : (text ?? raw);
    }
  }
}
