/**
 * Gives the memory of a buffer back at once; nobody may use it any more. The collector would come for it when there are some 64 MiB of such. One that
 * shares its memory with others, as short ones do, is left to it.
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
