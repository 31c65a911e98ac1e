/** Milliseconds for which this process kept processors busy during the work; on a busy machine clocks measure others too. */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
