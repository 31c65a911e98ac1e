/** The same items; while one is worked on, the next is on its way. Who goes no further waits until that has come: then nothing goes on unseen. */
export async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = items.next();
  try {
    for (let next = await coming; !next.done; next = await coming) {
      coming = items.next();
      // Who goes no further hears nothing of what fails there.
      coming.catch(() => {});
      yield next.value;
    }
  } finally {
    await coming.catch(() => {});
    await items.return(undefined);
  }
}
