/*
 * Loaded before a program whose memory is measured (`--expose-gc --import`): SIGUSR2 has it drop all that it no longer
 * needs, so that what is counted is what it holds.
 */
process.on('SIGUSR2', () => {
  globalThis.gc!();
  globalThis.gc!();
});
