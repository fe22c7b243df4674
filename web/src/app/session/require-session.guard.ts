import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { ApiProblem } from '../api/api-problem';
import { SessionStore } from './session.store';
import { signInCode } from './sign-in-code';

/**
 * Lets in who is signed in; others go to the sign-in page and come back afterwards. The code of a sign-in link is used
 * first and then removed from the address. Nothing opens while it cannot be known who is signed in.
 */
export const requireSession: CanActivateFn = async (route, { url }) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const wanted = url.split('#')[0] ?? '/';
  const code = signInCode(route.fragment);
  if (code !== null && (await signInByCode(session, code))) {
    return new RedirectCommand(router.parseUrl(wanted), { replaceUrl: true });
  }
  if (code === null) await session.load();
  if (session.loadProblem()) return false;
  if (session.me()) return true;
  const signIn = router.createUrlTree(['/sign-in'], { queryParams: { to: wanted } });
  return new RedirectCommand(signIn, { replaceUrl: true });
};

async function signInByCode(session: SessionStore, code: string): Promise<boolean> {
  try {
    await session.signIn(code);
    return true;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    session.linkProblem.set(error);
    return false;
  }
}
