import type { ReactNode } from 'react';
import { Redirect, useSearch } from 'wouter';
import { wantedPath } from './wanted-path.js';

/** What the addresses of the public pages are to who is signed in: on to where he was going. */
export function Onward(): ReactNode {
  return <Redirect to={wantedPath(useSearch())} replace />;
}
