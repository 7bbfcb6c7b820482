/** As near as a screen. */
const NEAR = '100% 0px';

/**
 * Calls once one of these is about to be seen.
 * @param far called when none of them is, to begin with
 * @returns gives it up
 */
export function whenNear(
  elements: readonly Element[],
  near: () => void,
  far: () => void = () => {},
): () => void {
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return far();
      observer.disconnect();
      near();
    },
    { rootMargin: NEAR },
  );
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
