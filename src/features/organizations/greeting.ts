/** What the server says once it listens: where it is and, with a token of `openSetUp`, the link by which to become the first admin. */
export function greeting(url: string, token: string | null): string {
  const lines = [`Team Messenger is at ${url}`];
  if (token !== null) lines.push(...setUpLines(url, token));
  return lines.join('\n');
}

/** The token stands after the `#`, which browsers send to nobody: no log on the way has it. */
function setUpLines(url: string, token: string): string[] {
  return [
    'There is no administrator yet. To become the first one, open',
    `  ${url}/set-up#token=${token}`,
    'The link is good once. Or run: npm run create-admin -- USERNAME',
  ];
}
