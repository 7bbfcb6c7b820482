/**
 * Runs `call` with a signal that aborts after `milliseconds`, and stops waiting then even when
 * nobody heeds the signal: a gzip body cut half-way never settles the library's promise.
 * @param expired makes the error to throw
 */
export async function withDeadline<T>(
  milliseconds: number,
  expired: () => Error,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(expired());
    controller.abort();
  }, milliseconds);
  try {
    return await Promise.race([call(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
