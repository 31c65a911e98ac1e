/**
 * What Node is started with for a server, so that V8 takes little memory and not what a large machine has: what is new has 2 × 32 MiB before it is looked
 * through, not 2 × 64, and what is old is collected when it has doubled, not when it is four times as much. See docs/decisions/0021-small-heap.md.
 */
export const serverArguments = ['--max-semi-space-size=32', '--heap-growing-percent=100'];
