import { emailKey } from './email.js';
import type { User } from './user.entity.js';
import { foldCase, usernameKey } from './username.js';

/** The columns that follow from what a person is called, with the folded ones. displayName null: the username. */
export function nameColumns(names: {
  username: string;
  displayName: string | null;
  email: string | null;
}): Pick<User, 'username' | 'usernameKey' | 'displayName' | 'searchText' | 'email' | 'emailKey'> {
  const username = names.username.normalize('NFKC');
  const displayName = names.displayName ?? username;
  return {
    username,
    usernameKey: usernameKey(username),
    displayName,
    searchText: foldCase(`${username}\n${displayName}`),
    email: names.email,
    emailKey: names.email === null ? null : emailKey(names.email),
  };
}
