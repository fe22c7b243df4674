/** The code of a sign-in link, from the fragment of its address (`sign-in=<code>`); null for any other fragment. */
export function signInCode(fragment: string | null): string | null {
  return new URLSearchParams(fragment ?? '').get('sign-in') || null;
}

/** Where to go after signing in: a path of this application, never another site; `/workflows` otherwise. */
export function returnPath(wanted: string | null): string {
  const isOurs = wanted !== null && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in');
  return isOurs ? wanted : '/workflows';
}
