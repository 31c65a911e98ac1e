/** An error's message without what it tells of the schema or repeats of the document's values. */
export function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean[^?]*\?/g, '').replace(/(cannot represent [\w -]+?( value)?): [\s\S]*$/, '$1.');
}
