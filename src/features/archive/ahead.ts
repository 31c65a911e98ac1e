/** The same items; while one is worked on, the next is on its way. */
export async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = items.next();
  while (true) {
    const { done, value } = await coming;
    if (done) return;
    coming = items.next();
    // Whoever goes no further hears nothing of it.
    coming.catch(() => {});
    yield value;
  }
}
