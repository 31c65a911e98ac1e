import type { ReactNode } from 'react';
import { Inlines } from './inlines.js';
import styles from './markdown.module.css';
import type { Token, Tokens } from './parse.js';

/** How deep quotes and lists may lie in each other; what is deeper is shown as typed. */
const DEEPEST = 12;

/** Paragraphs, lists, quotes, code and tables. */
export function Blocks({ tokens, depth = 0 }: { tokens: readonly Token[]; depth?: number }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is parsed anew as a whole
  return tokens.map((token, index) => <Block key={index} token={token as Tokens.Generic} depth={depth} />);
}

function Block({ token, depth }: { token: Tokens.Generic; depth: number }): ReactNode {
  if (depth > DEEPEST) return <p>{token.raw}</p>;
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    case 'code':
      return <Code text={token.text} />;
    case 'heading':
      return (
        <p className={styles.heading}>
          <Inlines tokens={token.tokens!} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Inlines tokens={token.tokens!} />
        </p>
      );
    case 'text':
      return token.tokens ? <Inlines tokens={token.tokens} /> : token.text;
    case 'blockquote':
      return (
        <blockquote>
          <Blocks tokens={token.tokens!} depth={depth + 1} />
        </blockquote>
      );
    case 'list':
      return <List list={token as Tokens.List} depth={depth} />;
    case 'table':
      return <Table table={token as Tokens.Table} />;
    default:
      return <p className={styles.typed}>{token.raw.trimEnd()}</p>;
  }
}

/** Wide code scrolls in itself, also by keyboard. */
function Code({ text }: { text: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}

function List({ list, depth }: { list: Tokens.List; depth: number }): ReactNode {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={index} className={item.task ? styles.task : undefined}>
      {item.task && <input type="checkbox" checked={!!item.checked} disabled aria-label={item.text} />}
      <Blocks tokens={item.tokens.filter(({ type }) => type !== 'checkbox')} depth={depth + 1} />
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }): ReactNode {
  const cells = (row: Tokens.TableCell[], Cell: 'th' | 'td') =>
    row.map(({ tokens, align }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Cell key={index} className={align ? styles[align] : undefined}>
        <Inlines tokens={tokens} />
      </Cell>
    ));
  return (
    <div className={styles.wide}>
      <table>
        <thead>
          <tr>{cells(table.header, 'th')}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
