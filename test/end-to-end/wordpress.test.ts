/** In a real WordPress: an address pasted by anybody, the block, the codes, an outage, the removal. Long: `npm run test:long`. */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { launchBrowser } from '../support/browser';
import { cms } from '../support/cms';
import { missingForWordPress, startWordPress, type WordPress } from '../support/wordpress';

const missing = process.env.ESS_TEST_LONG === 'true' ? missingForWordPress() : 'short run';

describe.skipIf(missing !== undefined)(`WordPress${missing === undefined ? '' : ` (not run: ${missing})`}`, () => {
  let wordpress: WordPress;
  let browser: Browser;
  let url = '';
  beforeAll(async () => {
    ({ url } = await cms());
    wordpress = await startWordPress();
    await wordpress.php(`update_option('ess_territoires_endpoint', '${url}');`);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await wordpress.stop();
  });

  /** Publishes a text in somebody's name, with what WordPress takes out of it, and gives its address. */
  const publish = async (text: string, role = 'administrator') => {
    const id = await wordpress.php(
      `$who = username_exists('${role}') ?: wp_insert_user(['user_login' => '${role}', 'user_pass' => wp_generate_password(), 'role' => '${role}', 'user_email' => '${role}@mairie.example']);
       wp_set_current_user($who); kses_init();
       echo wp_insert_post(['post_title' => 'ESS', 'post_status' => 'publish', 'post_content' => wp_slash(base64_decode('${Buffer.from(text).toString('base64')}'))]);`,
    );
    return `${wordpress.url}/?p=${id}`;
  };
  const pageOf = (address: string) => fetch(address).then((answer) => answer.text());

  it.each(['administrator', 'author'])(
    'shows the address that an %s pastes, at the height of its content',
    async (role) => {
      const page = await browser.newPage();
      await page.goto(await publish(`Avant\n\n${url}/ess/agenda?when=past&limit=1\n\nAprès`, role));
      const frame = page.frameLocator('iframe');
      await frame.locator('ess-agenda article:visible').first().waitFor({ timeout: 20_000 });
      const inside = () => frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
      const outside = () => page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
      await expect.poll(async () => (await outside()) - Math.min(1_000, await inside()), { timeout: 5_000 }).toBe(0);
      await frame.locator('article a:visible').first().click();
      await page.waitForURL(`${url}/ess/rendez-vous/**`);
      await page.close();
    },
  );

  it('shows a block and a code, with the dates and the headings that the page leaves them', async () => {
    const text = await pageOf(
      await publish(
        '<!-- wp:ess-territoires/list {"stem":"agenda","q":"webinaire","limit":3,"headingLevel":4} /-->\n\n[ess_initiatives limit="2"]',
      ),
    );
    expect(text.match(/class="ess-fragment"/g)).toHaveLength(2);
    expect(text).toMatch(/<h4 class="group-heading"><time datetime="/);
    expect(text).toContain('ess-territoires.css');
  });

  it('shows nothing of a misspelt filter, and says why to who may mend it', async () => {
    const address = await publish('[ess_agenda territoire="DEP-49"]');
    const text = await pageOf(address);
    expect(text).not.toContain('class="ess-fragment"');
    expect(text).not.toContain('<strong>ESS');
    const told = await wordpress.php(`wp_set_current_user(1); echo do_shortcode('[ess_agenda territoire="DEP-49"]');`);
    expect(told).toContain('territory');
  });

  it('keeps what it has while the CMS is away, and waits for nobody twice', async () => {
    // A door that can be shut, before the CMS.
    let asked = 0;
    const door: Server = createServer((request, response) => {
      asked += 1;
      void fetch(url + (request.url ?? '')).then(async (answer) =>
        response.writeHead(answer.status, { 'content-type': 'text/html' }).end(await answer.text()),
      );
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const at = door.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    await wordpress.php(`update_option('ess_territoires_endpoint', 'http://127.0.0.1:${String(at.port)}');`);
    const address = await publish('[ess_ressources limit="2"]');
    expect(await pageOf(address)).toContain('class="ess-fragment"');
    expect(await pageOf(address)).toContain('class="ess-fragment"');
    expect(asked).toBe(1);
    // Hangs from now on.
    door.removeAllListeners('request');
    door.on('request', () => (asked += 1));
    await wordpress.php(
      `global $wpdb; foreach ($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '\\_transient\\_ess\\_%'") as $name) { $name = substr($name, 11); $kept = get_transient($name); $kept['at'] -= 3600; set_transient($name, $kept, WEEK_IN_SECONDS); }`,
    );
    const started = Date.now();
    expect(await pageOf(address)).toContain('class="ess-fragment"');
    expect(Date.now() - started).toBeLessThan(6_000);
    const again = Date.now();
    expect(await pageOf(address)).toContain('class="ess-fragment"');
    expect(Date.now() - again).toBeLessThan(2_000);
    expect(asked).toBe(2);
    door.closeAllConnections();
    door.close();
  });

  it('leaves nothing behind when it is removed', async () => {
    const left = await wordpress.php(
      `deactivate_plugins('ess-territoires/ess-territoires.php'); uninstall_plugin('ess-territoires/ess-territoires.php');
       global $wpdb; echo json_encode($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%ess\\_%' AND option_name NOT LIKE '%\\_access\\_%'"));`,
    );
    const names = (JSON.parse(left) as string[]).filter((name) => /(^|_)ess_/.test(name));
    expect(names).toEqual([]);
  });
});
