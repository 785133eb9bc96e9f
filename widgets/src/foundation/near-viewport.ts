/** Pixels below the fold at which a request starts: far enough to be there in time, not so far as to be wasted. */
const MARGIN = 300;

/** Calls `start` once, when the element comes near the viewport; returns what stops waiting. */
export function whenNear(element: Element, start: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: `${MARGIN}px` },
  );
  // An observer tells after the next frame, which a telephone is slow to draw: what is near already does not wait.
  const { top, bottom, width } = element.getBoundingClientRect();
  if (width && bottom > -MARGIN && top < innerHeight + MARGIN) start();
  else observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
