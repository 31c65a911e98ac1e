/**
 * Where somebody was going when he was asked who he is: `to` of the address's search. Always a path of this app, for
 * addresses are written by anybody; `/` where there is none.
 */
export function wantedPath(search: string): string {
  const here = location.origin;
  const to = URL.parse(new URLSearchParams(search).get('to') ?? '/', here);
  // To a browser `//host` is another server.
  if (to?.origin !== here || to.pathname.startsWith('//')) return '/';
  return to.pathname + to.search + to.hash;
}

/** The address of a page by which one comes in, and goes on from there to where one was going. */
export function onTheWay(page: '/register' | '/sign-in', to: string): string {
  return to === '/' ? page : `${page}?to=${encodeURIComponent(to)}`;
}
