// @ts-check
/** What a start prints once the server answers. */

/**
 * @typedef {object} Welcome
 * @property {string} duration
 * @property {string} listening the server's own address
 * @property {string} shown the address visitors use
 * @property {readonly { label: string, url: string }[]} addresses
 * @property {string} [firstAccount] where the first account is made, while there is none
 * @property {import('./demo-login.mjs').DemoLogin} [login]
 */

/**
 * @param {Welcome} welcome
 * @returns {string[]}
 */
export function welcomeLines({ duration, listening, shown, addresses, firstAccount, login }) {
  const width = Math.max(0, ...addresses.map(({ label }) => label.length));
  return [
    '',
    `✓ Prêt en ${duration}`,
    '',
    ...addresses.map(({ label, url }) => `  ${label.padEnd(width)}  ${url}`),
    ...(shown === listening ? [] : ['', `  Le serveur lui-même écoute sur ${listening}`]),
    ...accountLines(firstAccount, login).map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    'Ctrl+C pour arrêter.',
  ];
}

/**
 * @param {string} [firstAccount]
 * @param {import('./demo-login.mjs').DemoLogin} [login]
 */
function accountLines(firstAccount, login) {
  if (firstAccount) {
    return [
      '',
      'Aucun compte encore. Le premier, qui a tous les droits, se crée à cette adresse, que personne d’autre ne doit voir :',
      firstAccount,
    ];
  }
  if (!login) return [];
  const { email, password, file } = login;
  if (password) {
    return [
      '',
      `Compte de démonstration : ${email}`,
      `Mot de passe            : ${password}`,
      `(montré une seule fois, gardé dans ${file})`,
    ];
  }
  return login.fits
    ? ['', `Compte de démonstration : ${email}, mot de passe dans ${file}`]
    : [
        '',
        `Compte de démonstration : ${email} ; son mot de passe n’est pas celui de ${file}.`,
        `Pour le changer : npm run strapi -- admin:reset-user-password -e ${email} -p <mot de passe>`,
      ];
}
