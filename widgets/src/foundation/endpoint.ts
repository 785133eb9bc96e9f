/** The CMS that serves this very script; `undefined` when it comes from elsewhere. */
export function endpointOfScript(scriptUrl: string): string | undefined {
  return /^(.+)\/ess\/widgets\//.exec(scriptUrl)?.[1];
}

/** The `endpoint` attribute as an absolute http(s) address without final slash; `undefined` when it is none. */
export function readEndpoint(text: string): string | undefined {
  try {
    const { protocol, origin, pathname } = new URL(text, text && document.baseURI);
    return /^https?:/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}
