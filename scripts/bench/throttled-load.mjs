// @ts-check
/** Loads a page as on a slow line and a slow telephone, and notes when its element shows something. */

/**
 * @typedef {object} Load
 * @property {number} skeleton milliseconds from navigation until the skeleton is painted
 * @property {number} content milliseconds from navigation until the first entry is painted
 * @property {readonly { address: string, bytes: number }[]} requests what was asked for until then besides the page, with compressed bytes
 *
 * @typedef {object} Conditions
 * @property {number} megabits of the line, a second
 * @property {number} roundTrip milliseconds
 * @property {number} slowdown how many times slower the processor is
 */

const PATIENCE = 30_000;

/** Runs in the page before its own scripts: looks at every frame, and notes the time once that frame is painted. */
const NOTE_TIMES = `
const times = { skeleton: 0, content: 0 };
const isShown = (selector) =>
  document.querySelector('[data-measured]')?.shadowRoot?.querySelector(selector)?.getClientRects().length > 0;
const look = () => {
  const hasContent = isShown('[part=item]');
  const hasSkeleton = times.skeleton === 0 && isShown('.skeleton');
  setTimeout(() => {
    if (hasSkeleton) times.skeleton = performance.now();
    if (hasContent) times.content = performance.now();
  });
  if (!hasContent) requestAnimationFrame(look);
};
requestAnimationFrame(look);

globalThis.measuredLoad = () => {
  const { skeleton, content } = times;
  if (content === 0) return undefined;
  const requests = performance
    .getEntriesByType('resource')
    .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= content)
    .map(({ name, encodedBodySize }) => ({ address: name, bytes: encodedBodySize }));
  return { skeleton: skeleton || content, content, requests };
};
`;

/**
 * One load with an empty cache. Fails when no entry is shown within half a minute.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {Conditions} [conditions] none: as fast as it goes
 * @returns {Promise<Load>}
 */
export async function load(browser, address, conditions) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  try {
    const page = await context.newPage();
    if (conditions) await throttle(await context.newCDPSession(page), conditions);
    await page.addInitScript({ content: NOTE_TIMES });
    await page.goto(address, { waitUntil: 'commit' });
    // Asking at every frame would slow down what is measured.
    await page.waitForFunction('measuredLoad() !== undefined', undefined, { polling: 100, timeout: PATIENCE });
    return await page.evaluate('measuredLoad()');
  } finally {
    await context.close();
  }
}

/**
 * @param {import('playwright').CDPSession} session
 * @param {Conditions} conditions
 */
async function throttle(session, { megabits, roundTrip, slowdown }) {
  const throughput = (megabits * 1e6) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: roundTrip,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}
