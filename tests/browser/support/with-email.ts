import type { Person, Workspace } from './workspace.js';

const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }';

/** Makes somebody who has given an e-mail address, and was sent the link by which he confirms it. */
export async function withEmail(workspace: Workspace): Promise<Person & { email: string }> {
  const person = await workspace.person();
  const email = `${person.username}@team.example`;
  await workspace.ask(person, UPDATE, { input: { email } });
  return { ...person, email };
}
