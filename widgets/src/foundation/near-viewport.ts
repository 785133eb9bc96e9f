/** How far below the fold a request starts: far enough to be there in time, not so far as to be wasted. */
const MARGIN = '300px';

/** Calls `start` once, when the element comes near the viewport; returns what stops waiting. */
export function whenNear(element: Element, start: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
