/** What may be wrong with a field about an account; its text is `accounts.problem.<name>`. */
export type Problem =
  | 'missing'
  | 'username'
  | 'usernameTaken'
  | 'usernameMixed'
  | 'usernameReserved'
  | 'email'
  | 'emailTaken'
  | 'passwordShort'
  | 'passwordLong'
  | 'passwordWrong'
  | 'displayName';

/** Field -> what is wrong with it. */
export type Problems = Record<string, Problem>;

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,38}[\p{L}\p{M}\p{N}]$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The rules that can be told without the server; it has the same, and those about what others have. */
const RULES: Record<string, (value: string) => Problem | null> = {
  username: (value) => (USERNAME.test(value.normalize('NFKC')) ? null : 'username'),
  email: (value) => (value === '' || (EMAIL.test(value) && value.length <= 254) ? null : 'email'),
  password: newPassword,
  newPassword,
  displayName: (value) => ([...value].length <= 100 ? null : 'displayName'),
};

/** What is wrong with fields of a form before it is sent; empty where nothing is. Fields without a rule must be filled in. */
export function problemsIn(fields: Record<string, string>): Problems {
  const found = Object.entries(fields).map(([field, value]) => [field, problemWith(field, value)]);
  return Object.fromEntries(found.filter(([, problem]) => problem));
}

function problemWith(field: string, value: string): Problem | null {
  const rule = RULES[field];
  if (rule) return rule(value);
  return value === '' ? 'missing' : null;
}

function newPassword(value: string): Problem | null {
  const { length } = [...value];
  if (length < 8) return 'passwordShort';
  return length > 256 ? 'passwordLong' : null;
}

/** The server's words for what only it knows. */
const REFUSALS: Record<string, Record<string, Problem>> = {
  username: {
    'Is taken.': 'usernameTaken',
    'Mixes letters of different alphabets.': 'usernameMixed',
    'Is what calls a whole room.': 'usernameReserved',
  },
  email: { 'Is taken.': 'emailTaken' },
};

const OTHERWISE: Record<string, Problem> = {
  username: 'username',
  email: 'email',
  password: 'passwordShort',
  newPassword: 'passwordShort',
  currentPassword: 'passwordWrong',
  displayName: 'displayName',
};

/** What the server refused in fields. refused: field -> message, as `Failure` has them. */
export function problemsRefused(refused: Record<string, string>): Problems {
  const known = Object.entries(refused).map(([field, message]) => [
    field,
    REFUSALS[field]?.[message] ?? OTHERWISE[field],
  ]);
  return Object.fromEntries(known.filter(([, problem]) => problem));
}
