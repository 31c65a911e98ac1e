/**
 * Why a file cannot be imported. entry: the file inside the ZIP, or the name of the ZIP itself; reason: one clause
 * without a full stop. The message is "<entry>: <reason>", as in "general/2024-01-02.json: message 3: ts is missing".
 */
export class ImportError extends Error {
  constructor(
    readonly entry: string,
    readonly reason: string,
  ) {
    super(`${entry}: ${reason}`);
    this.name = 'ImportError';
  }
}
