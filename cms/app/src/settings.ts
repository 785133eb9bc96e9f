/**
 * The environment variables of the application. One that is empty, as a compose file or a unit of systemd writes those
 * that nobody filled, is one that is not set; one that cannot be understood stops the start by its name.
 */

const read = (name: string): string | undefined => process.env[name]?.trim() || undefined;

function refuse(name: string, expected: string): never {
  throw new Error(`${name}=${read(name) ?? ''} : ${expected}.`);
}

/** A text: `env('HOST', '127.0.0.1')`. */
export function env(name: string, otherwise: string): string {
  return read(name) ?? otherwise;
}

env.int = (name: string, otherwise: number): number => {
  const text = read(name);
  if (text === undefined) return otherwise;
  return /^\d{1,15}$/.test(text) ? Number(text) : refuse(name, 'un nombre entier est attendu');
};

env.bool = (name: string, otherwise: boolean): boolean => {
  const text = read(name);
  if (text === undefined) return otherwise;
  if (text !== 'true' && text !== 'false') refuse(name, '« true » ou « false » est attendu');
  return text === 'true';
};

/** Parts separated by commas; empty ones are nothing. */
env.array = (name: string, otherwise: readonly string[]): string[] => {
  const text = read(name);
  if (text === undefined) return [...otherwise];
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

/** The origins of addresses separated by commas: `https://www.exemple.fr`. A star would let every site in. */
env.origins = (name: string): string[] =>
  env.array(name, []).map((address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isOrigin = url?.protocol === 'https:' || url?.protocol === 'http:';
    return url && isOrigin ? url.origin : refuse(name, 'des adresses http:// ou https:// sont attendues');
  });

/** When something is done regularly, seconds first; `off` for never. */
env.cron = (name: string, otherwise: string): string | null => {
  const given = env(name, otherwise);
  return given === 'off' ? null : given;
};
