import type { MouseEvent, ReactNode } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { Mentions } from './mentions.js';
import type { Token, Tokens } from './parse.js';
import { safeHref } from './safe-href.js';

/** The parts of a paragraph. */
export function Inlines({ tokens }: { tokens: readonly Token[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is parsed anew as a whole
  return tokens.map((token, index) => <Inline key={index} token={token as Tokens.Generic} />);
}

function Inline({ token }: { token: Tokens.Generic }): ReactNode {
  const inside = () => (token.tokens ? <Inlines tokens={token.tokens} /> : token.text);
  switch (token.type) {
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'del':
      return <del>{inside()}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'escape':
      return token.text;
    case 'text':
      return token.tokens ? <Inlines tokens={token.tokens} /> : <Mentions text={token.text} />;
    case 'link':
    case 'image':
      return <SafeLink token={token}>{token.type === 'link' ? inside() : token.text || token.href}</SafeLink>;
    default:
      return token.raw;
  }
}

/** A link that goes elsewhere, or where its address is not one to be followed, what was typed. */
function SafeLink({ token, children }: { token: Tokens.Generic; children: ReactNode }): ReactNode {
  const href = safeHref(token.href);
  if (!href) return token.raw;
  const isOwn = href.startsWith(`${location.origin}/`);
  return (
    <a
      href={href}
      title={title(token, href)}
      rel="noopener noreferrer"
      {...(isOwn ? { onClick: goTo } : { target: '_blank' })}
    >
      <bdi>{children}</bdi>
    </a>
  );
}

/** A place in the app is gone to without loading the app again. */
function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { pathname, search, hash } = event.currentTarget;
  navigate(pathname + search + hash);
}

/** Where the words are not the address itself, the address can be seen before it is followed. */
const title = (token: Tokens.Generic, href: string) => (token.text === token.href ? undefined : href);
