// @ts-check
/**
 * Stops at once, with a sentence, on a Node.js that is too old. Imported first by every command, and written so that
 * old versions can read it.
 */
const MINIMUM = '20.19';

/** @param {string} version */
function comparable(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major || 0) * 1000 + (minor || 0);
}

if (comparable(process.versions.node) < comparable(MINIMUM)) {
  const current = process.versions.node;
  console.error(`Node.js ${MINIMUM} ou plus récent est nécessaire ; la version présente est la ${current}.`);
  console.error(`Node.js ${MINIMUM} or later is required; this is ${current}.`);
  console.error('https://nodejs.org/');
  process.exit(1);
}
