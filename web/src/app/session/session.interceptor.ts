import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';
import { SessionStore } from './session.store';

const READS = new Set(['GET', 'HEAD']);

/** Changes carry the session's CSRF token. Where the session has ended, the sign-in page comes, with the way back. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const token = session.csrfToken();
  const sent = token && !READS.has(request.method) ? request.clone({ setHeaders: { 'X-XSRF-TOKEN': token } }) : request;
  const onError = (error: unknown) => {
    const isAbout = request.url.startsWith('/api/auth/');
    if (!(error instanceof HttpErrorResponse) || error.status !== 401 || isAbout) return;
    session.expire();
    void router.navigate(['/sign-in'], { queryParams: { to: router.url } });
  };
  return next(sent).pipe(tap({ error: onError }));
};
