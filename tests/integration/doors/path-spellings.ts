const encoded = (text: string): string =>
  [...text].map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const letters = (path: string, change: (letter: string, index: number) => string): string =>
  path.replaceAll(/[a-z]/g, (letter, index: number) => change(letter, index));

/** Ways to write a path that some part of a server might take for the same one. */
export function spellingsOf(path: string): Record<string, string> {
  return {
    'as it is': path,
    'in upper case': path.toUpperCase(),
    'in mixed case': letters(path, (letter, index) => (index % 2 ? letter.toUpperCase() : letter)),
    'with one capital': path.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    'with a slash at the end': `${path}/`,
    'in upper case with a slash at the end': `${path.toUpperCase()}/`,
    'with doubled slashes': path.replaceAll('/', '//'),
    'with a doubled first slash': `/${path}`,
    'with a letter encoded': path.replace(/[a-z]/, encoded),
    'with every letter encoded': letters(path, encoded),
    'with encoded capitals': letters(path, (letter) => encoded(letter.toUpperCase())),
    'with encoded slashes': path.replaceAll(/(?<!^)\//g, '%2F'),
    'with a slash encoded twice': path.replaceAll(/(?<!^)\//g, '%252F'),
    'behind health': `/healthz/..${path}`,
    'behind health, encoded': `/healthz/%2e%2e${path}`,
    'with a dot segment': `/.${path}`,
    'with a parameter of the path': `${path};x=1`,
    'with backslashes': path.replaceAll(/(?<!^)\//g, '\\'),
    'with a NUL at the end': `${path}%00`,
    'with a blank at the end': `${path}%20`,
    'with health in the query': `${path}?/healthz`,
    'in absolute form': `http://127.0.0.1${path}`,
    'in absolute form in upper case': `HTTP://127.0.0.1${path.toUpperCase()}`,
  };
}
