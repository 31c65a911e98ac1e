/** An object as the cache wants it. The generated types leave out the name of the type, which every answer holds. */
export function typed<T extends object>(__typename: string, fields: T): T {
  return { __typename, ...fields };
}
