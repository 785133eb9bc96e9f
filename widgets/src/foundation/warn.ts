const said = new Set<string>();

/** Tells the integrator what is wrong, once per page: twenty elements with one mistake make one line. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(message);
}
